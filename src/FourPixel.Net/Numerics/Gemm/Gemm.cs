using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The general matrix product, product = epilogue(a b), as in Goto and van de Geijn, "Anatomy of High-Performance Matrix
/// Multiplication" (2008): blocks of a and b small enough for a cache are copied into the order in which the innermost
/// loop reads them, where that pays, and multiplied tile by tile in registers.
/// </summary>
/// <remarks>
/// Each element is summed by one thread, over k in ascending order within a block of k, and block after block. So the
/// result does not depend on the number of threads.
/// </remarks>
internal static unsafe class Gemm<TLane> where TLane : struct, ILane<TLane>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
        where TEpilogue : struct, IEpilogue
    {
        int m = product.Rows, n = product.Columns, k = a.Columns;
        int blocksOfK = Math.Max(1, (k + Blocking<TLane>.Kc - 1) / Blocking<TLane>.Kc), kc = (k + blocksOfK - 1) / blocksOfK;
        float* packedA = PaysToPackA(a, n) ? team.PackedA.Reserve((Math.Min(m, Blocking<TLane>.Mc) + Blocking<TLane>.Mr) * kc) : null;
        float* packedB = PaysToPackB(b, m) ? team.PackedB.Reserve((Math.Min(n, Blocking<TLane>.Nc) + TLane.Count) * kc) : null;

        for (int column = 0; column < n; column += Blocking<TLane>.Nc)
            for (int blockOfK = 0; blockOfK < blocksOfK; blockOfK++)
                for (int row = 0; row < m; row += Blocking<TLane>.Mc)
                {
                    int rows = Math.Min(Blocking<TLane>.Mc, m - row), columns = Math.Min(Blocking<TLane>.Nc, n - column);
                    int depth = blockOfK * kc, depths = Math.Min(kc, k - depth);
                    var blockOfA = new LeftOperand<TLane>(a.Slice(row, rows, depth, depths), packedA);
                    var blockOfB = new RightOperand<TLane>(b.Slice(depth, depths, column, columns), packedB);

                    var pack = new PackJob<TLane>
                    {
                        A = blockOfA,
                        B = blockOfB,
                        Rows = packedA == null ? 0 : rows,
                        Panels = packedB == null || row > 0 ? 0 : blockOfB.Panels.Count,
                    };
                    team.Run(pack.Parts, pack);

                    var tiles = new TileJob<TLane, TEpilogue>
                    {
                        A = blockOfA,
                        B = blockOfB,
                        Product = product,
                        Epilogue = epilogue,
                        Row = row,
                        Column = column,
                        IsFirst = blockOfK == 0,
                        IsLast = blockOfK == blocksOfK - 1,
                    };
                    team.Run(tiles.Parts, tiles);
                }
    }

    /// <summary>A column of a transposed matrix is far apart in memory; reading it for several panels costs more than once.</summary>
    private static bool PaysToPackA(Matrix a, int n) => a.ColumnStride != 1 && n > 48;

    /// <summary>
    /// The micro-kernel needs contiguous rows of whole lanes, and gains by contiguous panels if it reads them often enough.
    /// </summary>
    private static bool PaysToPackB(Matrix b, int m) => b.ColumnStride != 1 || b.Columns % TLane.Count != 0 || m > 32;
}
