using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The innermost product, c = a b or c += a b, tile by tile, where a tile of c is [Mr, Nr], a is [Mr, k] and b is [k, Nr]. The tile
/// stays in registers over all k: each step loads one row of b, and multiplies it by each element of one column of a.
/// </summary>
internal static unsafe class MicroKernel
{
    /// <param name="a">The first tile, [Mr, k], any strides.</param>
    /// <param name="nextTile">The distance from a tile of a to the next.</param>
    /// <param name="b">[k, Nr], contiguous rows.</param>
    /// <param name="c">[tiles * Mr, Nr], contiguous rows.</param>
    /// <param name="tiles">The number of tiles, one below the other.</param>
    /// <param name="mask">The elements that exist in the last lane of b and c.</param>
    /// <param name="accumulate">Adds to c instead of replacing it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLane, TRow, THeight>(in Matrix a, nint nextTile, in Matrix b, in Matrix c, int tiles, in TLane mask, bool accumulate)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
        where THeight : struct, ITileHeight
    {
        if (Precompiled<TLane>.Kernels)
            RunPrecompiled<TLane, TRow, THeight>(a, nextTile, b, c, tiles, mask, accumulate);
        else
            RunOptimized<TLane, TRow, THeight>(a, nextTile, b, c, tiles, mask, accumulate);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPrecompiled<TLane, TRow, THeight>(in Matrix a, nint nextTile, in Matrix b, in Matrix c, int tiles, in TLane mask, bool accumulate)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
        where THeight : struct, ITileHeight => Multiply<TLane, TRow, THeight>(a, nextTile, b, c, tiles, mask, accumulate);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunOptimized<TLane, TRow, THeight>(in Matrix a, nint nextTile, in Matrix b, in Matrix c, int tiles, in TLane mask, bool accumulate)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
        where THeight : struct, ITileHeight => Multiply<TLane, TRow, THeight>(a, nextTile, b, c, tiles, mask, accumulate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply<TLane, TRow, THeight>(in Matrix a, nint nextTile, in Matrix b, in Matrix c, int tiles, TLane mask, bool accumulate)
        where TLane : struct, ILane<TLane>
        where TRow : struct, ILaneRow<TRow, TLane>
        where THeight : struct, ITileHeight
    {
        float* tileOfA = a.Data;
        float* tileOfC = c.Data;
        nint rs = a.RowStride, rs2 = 2 * rs, rs3 = 3 * rs, rs4 = 4 * rs, rs5 = 5 * rs, rs6 = 6 * rs, rs7 = 7 * rs;
        nint nextA = a.ColumnStride, nextB = b.RowStride, nextC = c.RowStride;

        for (; tiles > 0; tiles--)
        {
            float* columnOfA = tileOfA;
            float* rowOfB = b.Data;
            TRow c0 = default, c1 = default, c2 = default, c3 = default;
            TRow c4 = default, c5 = default, c6 = default, c7 = default;
            for (int k = a.Columns; k > 0; k--)
            {
                TRow row = MaskedMemory.IsNeeded ? TRow.Load(rowOfB) : TRow.Load(rowOfB, mask);
                TRow.AddProduct(columnOfA, row, ref c0);
                if (THeight.Rows >= 2)
                    TRow.AddProduct(columnOfA + rs, row, ref c1);
                if (THeight.Rows >= 4)
                {
                    TRow.AddProduct(columnOfA + rs2, row, ref c2);
                    TRow.AddProduct(columnOfA + rs3, row, ref c3);
                }
                if (THeight.Rows >= 8)
                {
                    TRow.AddProduct(columnOfA + rs4, row, ref c4);
                    TRow.AddProduct(columnOfA + rs5, row, ref c5);
                    TRow.AddProduct(columnOfA + rs6, row, ref c6);
                    TRow.AddProduct(columnOfA + rs7, row, ref c7);
                }
                columnOfA += nextA;
                rowOfB += nextB;
            }

            float* rowOfC = tileOfC;
            Finish(c0, rowOfC, mask, accumulate);
            if (THeight.Rows >= 2)
                Finish(c1, rowOfC += nextC, mask, accumulate);
            if (THeight.Rows >= 4)
            {
                Finish(c2, rowOfC += nextC, mask, accumulate);
                Finish(c3, rowOfC += nextC, mask, accumulate);
            }
            if (THeight.Rows >= 8)
            {
                Finish(c4, rowOfC += nextC, mask, accumulate);
                Finish(c5, rowOfC += nextC, mask, accumulate);
                Finish(c6, rowOfC += nextC, mask, accumulate);
                Finish(c7, rowOfC += nextC, mask, accumulate);
            }
            tileOfA += nextTile;
            tileOfC = rowOfC + nextC;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Finish(TRow sum, float* destination, TLane mask, bool accumulate) =>
            TRow.Store(accumulate ? TRow.Add(TRow.Load(destination, mask), sum) : sum, destination, mask);
    }
}
