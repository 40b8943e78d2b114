using System.Runtime.Intrinsics;

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
        int n = product.Columns;
        if (Vector512.IsHardwareAccelerated && n > Lane256.Count)
            Gemm<Lane512>.Multiply(a, b, product, epilogue, team);
        else if (Vector256.IsHardwareAccelerated && n > Lane128.Count)
            Gemm<Lane256>.Multiply(a, b, product, epilogue, team);
        else if (Vector128.IsHardwareAccelerated)
            Gemm<Lane128>.Multiply(a, b, product, epilogue, team);
        else
            Gemm<LaneScalar>.Multiply(a, b, product, epilogue, team);
    }
}
