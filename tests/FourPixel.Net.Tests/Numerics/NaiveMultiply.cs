using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

/// <summary>The product by its definition, in double precision: what the fast one is compared with.</summary>
internal static unsafe class NaiveMultiply
{
    public static void ShouldBeTheProduct(GuardedMatrix product, Matrix a, Matrix b)
    {
        product.ShouldBeUntouchedBeside();
        for (int row = 0; row < a.Rows; row++)
            for (int column = 0; column < b.Columns; column++)
            {
                double expected = Element(a, b, row, column);
                if (!(Math.Abs(product[row, column] - expected) <= 1e-6 * (a.Columns + 1)))
                {
                    Assert.Fail($"[{a.Rows}, {a.Columns}] times [{b.Rows}, {b.Columns}] is {product[row, column]} and not "
                        + $"{expected} at ({row}, {column}).");
                }
            }
    }

    private static double Element(Matrix a, Matrix b, int row, int column)
    {
        double sum = 0;
        for (int k = 0; k < a.Columns; k++)
            sum += (double)At(a, row, k) * At(b, k, column);
        return sum;
    }

    private static float At(Matrix matrix, int row, int column) =>
        matrix.Data[row * matrix.RowStride + column * matrix.ColumnStride];
}
