namespace FourPixel.Net.Numerics;

/// <summary>The one door to the matrix product.</summary>
internal static unsafe class MatrixMultiply
{
    /// <summary>
    /// product = epilogue(a b), where a is [m, k], b is [k, n], and product is [m, n] with contiguous rows. Every element is
    /// summed in the same order however many threads there are, so the result does not depend on their number.
    /// </summary>
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
        where TEpilogue : struct, IEpilogue
    {
        for (int i = 0; i < a.Rows; i++)
            for (int j = 0; j < b.Columns; j++)
            {
                float sum = 0;
                for (int k = 0; k < a.Columns; k++)
                    sum += a.Data[i * a.RowStride + k * a.ColumnStride] * b.Data[k * b.RowStride + j * b.ColumnStride];
                product.Data[i * product.RowStride + j] = sum;
            }
        epilogue.Apply(product, 0, product.Rows, 0, product.Columns);
    }
}
