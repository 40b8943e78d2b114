namespace FourPixel.Net.Numerics;

/// <summary>The entry point of matrix multiplication.</summary>
internal static class MatrixMultiply
{
    /// <summary>
    /// product = epilogue(a b), where a is [m, k], b is [k, n], and product is [m, n] with contiguous rows. The order of
    /// summation, and so the result, does not depend on the number of threads.
    /// </summary>
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
        where TEpilogue : struct, IEpilogue
    {
        bool isTransposed = Orientation.PrefersTransposed(a, b);
        if (isTransposed)
            (a, b, product) = (b.Transposed, a.Transposed, product.Transposed);
        switch (LaneOf(b.Columns))
        {
            case 16: Gemm<Lane512>.Multiply(a, b, product, epilogue, team, isTransposed); break;
            case 8: Gemm<Lane256>.Multiply(a, b, product, epilogue, team, isTransposed); break;
            case 4: Gemm<Lane128>.Multiply(a, b, product, epilogue, team, isTransposed); break;
            default: Gemm<LaneScalar>.Multiply(a, b, product, epilogue, team, isTransposed); break;
        }
    }

    /// <summary>The floats in a register for a product with this many columns.</summary>
    public static int LaneOf(int columns)
    {
        if (Lane512.IsSupported && columns > Lane256.Count)
            return Lane512.Count;
        if (Lane256.IsSupported && columns > Lane128.Count)
            return Lane256.Count;
        return Lane128.IsSupported ? Lane128.Count : LaneScalar.Count;
    }
}
