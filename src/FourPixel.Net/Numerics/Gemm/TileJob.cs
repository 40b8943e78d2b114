using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The two inner loops: a part is some rows of a times a panel of b, tile by tile. After the last block of k that part of
/// the product is finished, and its epilogue runs while it is in the cache.
/// </summary>
internal readonly struct TileJob<TLane, TEpilogue> : IParallelJob
    where TLane : struct, ILane<TLane>
    where TEpilogue : struct, IEpilogue
{
    public LeftOperand<TLane> A { get; init; }

    public RightOperand<TLane> B { get; init; }

    /// <summary>The whole product.</summary>
    public Matrix Product { get; init; }

    public TEpilogue Epilogue { get; init; }

    /// <summary>Where the block that this job computes begins in the product.</summary>
    public int Row { get; init; }

    /// <inheritdoc cref="Row"/>
    public int Column { get; init; }

    /// <summary>This is the first block of k: it replaces what the product was.</summary>
    public bool IsFirst { get; init; }

    /// <summary>This is the last block of k: it finishes the product.</summary>
    public bool IsLast { get; init; }

    public int Parts => RowParts * B.Panels.Count;

    private int RowParts => (A.Rows + Blocking<TLane>.PartRows - 1) / Blocking<TLane>.PartRows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part)
    {
        (int panelIndex, int rowPart) = Math.DivRem(part, RowParts);
        int row = rowPart * Blocking<TLane>.PartRows, rows = Math.Min(Blocking<TLane>.PartRows, A.Rows - row);
        Panel panel = B.Panels[panelIndex];
        Matrix b = B.Slice(panel), c = Product.Slice(Row + row, rows, Column + panel.Start, panel.Columns);
        int rest = panel.Columns % TLane.Count;

        switch (panel.Lanes, rest)
        {
            case (1, 0): Multiply<TileRow1<TLane, WholeLane>>(row, b, c, default); break;
            case (2, 0): Multiply<TileRow2<TLane, WholeLane>>(row, b, c, default); break;
            case (3, 0): Multiply<TileRow3<TLane, WholeLane>>(row, b, c, default); break;
            case (1, _): Multiply<TileRow1<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (2, _): Multiply<TileRow2<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (3, _): Multiply<TileRow3<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
        }
        if (IsLast)
            Epilogue.Apply(Product, Row + row, rows, Column + panel.Start, panel.Columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Multiply<TRow>(int firstRow, in Matrix b, in Matrix c, TLane mask) where TRow : struct, ITileRow<TRow, TLane>
    {
        int row = 0;
        if (Blocking<TLane>.Mr == EightRows.Rows)
        {
            for (; row <= c.Rows - 8; row += 8)
                MultiplyTile<TRow, EightRows>(firstRow, row, b, c, mask);
        }
        for (; row <= c.Rows - 4; row += 4)
            MultiplyTile<TRow, FourRows>(firstRow, row, b, c, mask);
        if (row <= c.Rows - 2)
        {
            MultiplyTile<TRow, TwoRows>(firstRow, row, b, c, mask);
            row += 2;
        }
        if (row < c.Rows)
            MultiplyTile<TRow, OneRow>(firstRow, row, b, c, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MultiplyTile<TRow, THeight>(int firstRow, int row, in Matrix b, in Matrix c, TLane mask)
        where TRow : struct, ITileRow<TRow, TLane>
        where THeight : struct, ITileHeight
    {
        Matrix a = A.Slice(firstRow + row, THeight.Rows), tile = c.Slice(row, THeight.Rows, 0, c.Columns);
        MicroKernel.Run<TLane, TRow, THeight>(a, b, tile, mask, accumulate: !IsFirst);
    }
}
