using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The general matrix product, product = epilogue(a b), after Goto and van de Geijn, "Anatomy of High-Performance Matrix
/// Multiplication" (2008): blocks of a and b small enough for a cache are copied into the order in which the innermost
/// loop reads them, and multiplied tile by tile in registers.
/// </summary>
/// <remarks>
/// Each element is summed over k in ascending order within a block of k, and block after block, by one thread. Block
/// boundaries do not depend on the number of threads, so neither does the result.
/// </remarks>
internal static unsafe class Gemm<TLane> where TLane : struct, ILane<TLane>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team)
        where TEpilogue : struct, IEpilogue
    {
        int m = product.Rows, n = product.Columns, k = a.Columns;
        int kBlocks = Math.Max(1, (k + Blocking<TLane>.Kc - 1) / Blocking<TLane>.Kc), kc = (k + kBlocks - 1) / kBlocks;
        bool packA = PackA(a, n), packB = PackB(b, m);

        for (int column = 0; column < n; column += Blocking<TLane>.Nc)
            for (int kBlock = 0; kBlock < kBlocks; kBlock++)
                for (int row = 0; row < m; row += Blocking<TLane>.Mc)
                {
                    int rows = Math.Min(Blocking<TLane>.Mc, m - row), columns = Math.Min(Blocking<TLane>.Nc, n - column);
                    int depth = kBlock * kc, depths = Math.Min(kc, k - depth);
                    var left = new LeftOperand<TLane>(
                        a.Slice(row, rows, depth, depths), packA ? team.PackedA.Reserve((nint)(rows + Blocking<TLane>.Mr) * kc) : null);
                    var right = new RightOperand<TLane>(
                        b.Slice(depth, depths, column, columns), packB ? team.PackedB.Reserve((nint)(columns + TLane.Count) * kc) : null);

                    if (packA || packB)
                    {
                        int rowParts = packA ? (rows + Blocking<TLane>.RowsPerPart - 1) / Blocking<TLane>.RowsPerPart : 0;
                        int panels = packB && row == 0 ? right.Panels.Count : 0;
                        var pack = new PackJob<TLane>(left, rowParts, right, panels);
                        team.Run(pack.Parts, pack);
                    }

                    var tiles = new TileJob<TLane, TEpilogue>(left, right, product, row, column, kBlock == 0, kBlock == kBlocks - 1, epilogue);
                    team.Run(tiles.Parts, tiles);
                }
    }

    private static bool PackA(Matrix a, int n) => a.ColumnStride != 1 && n > 48;

    private static bool PackB(Matrix b, int m) => b.ColumnStride != 1 || m > 32;
}
