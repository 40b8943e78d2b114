using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>The product by its definition, in double precision: what the fast one is compared with.</summary>
internal static unsafe class NaiveMultiply
{
    public static double Element(Matrix a, Matrix b, int row, int column)
    {
        double sum = 0;
        for (int k = 0; k < a.Columns; k++)
            sum += (double)At(a, row, k) * At(b, k, column);
        return sum;
    }

    public static float At(Matrix matrix, int row, int column) =>
        matrix.Data[row * matrix.RowStride + column * matrix.ColumnStride];
}
