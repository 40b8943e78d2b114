namespace FourPixel.Net.Numerics;

/// <summary>
/// The general matrix product, product = epilogue(a b), after Goto and van de Geijn, "Anatomy of High-Performance
/// Matrix Multiplication" (2008): a block of b, [Kc, Nc], is packed in the order in which the innermost loop reads it,
/// if that is faster, and multiplied by a, tile by tile in registers. Rows of a are read in place, because the tiles are wide
/// enough to hide the cost; only a transposed a is packed.
/// </summary>
/// <remarks>
/// Each element is summed by one thread, over k in ascending order within a block of k, and block after block. So the
/// result does not depend on the number of threads.
/// </remarks>
internal static unsafe class Gemm<TLane> where TLane : struct, ILane<TLane>
{
    /// <summary>Up to this many rows, reading b in place is cheaper than packing it.</summary>
    public const int RowsThatReadInPlace = 128;

    /// <summary>Up to this many columns, reading a in place is cheaper than packing it.</summary>
    public const int ColumnsThatReadInPlace = 128;

    /// <param name="a">[m, k].</param>
    /// <param name="b">[k, n].</param>
    /// <param name="product">[m, n], with contiguous rows, or with contiguous columns if it is transposed.</param>
    /// <param name="epilogue">What is done with each part of the product.</param>
    /// <param name="team">The threads.</param>
    /// <param name="isTransposed">Whether the epilogue gets the transpose of the product; then k is at most Kc.</param>
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, Matrix product, TEpilogue epilogue, ThreadTeam team, bool isTransposed = false)
        where TEpilogue : struct, IEpilogue
    {
        int n = b.Columns, k = a.Columns;
        int blocksOfK = Math.Max(1, (k + Blocking<TLane>.Kc - 1) / Blocking<TLane>.Kc);
        int kc = (k + blocksOfK - 1) / blocksOfK;
        float* packed = null;
        if (MustPack(b) || a.Rows > RowsThatReadInPlace)
            packed = team.Packed.Reserve((Math.Min(n, Blocking<TLane>.Nc) + TLane.Count) * kc);

        float* packedLeft = null;
        if (a.ColumnStride != 1 && n > ColumnsThatReadInPlace)
            packedLeft = team.PackedLeft.Reserve((nint)a.Rows * kc);

        for (int column = 0; column < n; column += Blocking<TLane>.Nc)
            for (int blockOfK = 0; blockOfK < blocksOfK; blockOfK++)
            {
                int first = blockOfK * kc, depth = Math.Min(kc, k - first);
                int columns = Math.Min(Blocking<TLane>.Nc, n - column);
                var blockOfB = new RightOperand<TLane>(b.Slice(first, depth, column, columns), packed);
                var blockOfA = new LeftOperand<TLane>(a.Slice(0, a.Rows, first, depth), packedLeft);
                if (packedLeft != null && (column == 0 || blocksOfK > 1))
                    team.Run(blockOfA.Parts, blockOfA);

                // A panel that is read by one part only is packed by it, and still in the first-level cache when it is read.
                bool packsPanels = packed != null && blockOfA.Parts == 1;
                if (packed != null && !packsPanels)
                    team.Run(blockOfB.Panels.Count, blockOfB);

                var tiles = new TileJob<TLane, TEpilogue>
                {
                    A = blockOfA,
                    B = blockOfB,
                    PacksPanels = packsPanels,
                    Product = product,
                    IsTransposed = isTransposed,
                    Epilogue = epilogue,
                    Column = column,
                    IsFirst = blockOfK == 0,
                    IsLast = blockOfK == blocksOfK - 1,
                };
                team.Run(tiles.Parts, tiles);
            }
    }

    /// <summary>The micro-kernel reads contiguous rows, and of full lanes where the processor can't read parts of them.</summary>
    private static bool MustPack(Matrix b) => b.ColumnStride != 1 || (MaskedMemory.IsNeeded && b.Columns % TLane.Count != 0);
}
