using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The three inner loops: a part is Mc rows of a times a panel of b, tile by tile. After the last block of k that part
/// of the product is finished, and its epilogue runs while it is in the cache.
/// </summary>
internal readonly struct TileJob<TLane, TEpilogue> : IParallelJob
    where TLane : struct, ILane<TLane>
    where TEpilogue : struct, IEpilogue
{
    /// <summary>[m, k], any strides: the micro-kernel reads it element by element.</summary>
    public Matrix A { get; init; }

    public RightOperand<TLane> B { get; init; }

    /// <summary>The whole product, of which this job computes some columns.</summary>
    public Matrix Product { get; init; }

    public TEpilogue Epilogue { get; init; }

    /// <summary>The column of the product where b begins.</summary>
    public int Column { get; init; }

    /// <summary>This is the first block of k: it replaces what the product was.</summary>
    public bool IsFirst { get; init; }

    /// <summary>This is the last block of k: it finishes the product.</summary>
    public bool IsLast { get; init; }

    public int Parts => RowParts * B.Panels.Count;

    private int RowParts => (A.Rows + Blocking<TLane>.Mc - 1) / Blocking<TLane>.Mc;

    public void Run(int part)
    {
        (int panelIndex, int rowPart) = Math.DivRem(part, RowParts);
        Panel panel = B.Panels[panelIndex];
        int row = rowPart * Blocking<TLane>.Mc, rows = Math.Min(Blocking<TLane>.Mc, A.Rows - row);
        int column = Column + panel.Start, rest = panel.Columns % TLane.Count;
        Matrix a = A.Slice(row, rows, 0, A.Columns), b = B.Slice(panel);
        Matrix c = Product.Slice(row, rows, column, panel.Columns);

        switch (panel.Lanes, rest)
        {
            case (1, 0): Multiply<TileRow1<TLane, WholeLane>>(a, b, c, default); break;
            case (2, 0): Multiply<TileRow2<TLane, WholeLane>>(a, b, c, default); break;
            case (3, 0): Multiply<TileRow3<TLane, WholeLane>>(a, b, c, default); break;
            case (1, _): Multiply<TileRow1<TLane, PartialLane>>(a, b, c, TLane.First(rest)); break;
            case (2, _): Multiply<TileRow2<TLane, PartialLane>>(a, b, c, TLane.First(rest)); break;
            case (3, _): Multiply<TileRow3<TLane, PartialLane>>(a, b, c, TLane.First(rest)); break;
        }
        if (IsLast)
            Epilogue.Apply(Product, row, rows, column, panel.Columns);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Multiply<TRow>(in Matrix a, in Matrix b, in Matrix c, in TLane mask)
        where TRow : struct, ITileRow<TRow, TLane>
    {
        int row = 0;
        if (Blocking<TLane>.Mr == EightRows.Rows)
        {
            for (; row <= c.Rows - 8; row += 8)
                MultiplyTile<TRow, EightRows>(row, a, b, c, mask);
        }
        for (; row <= c.Rows - 4; row += 4)
            MultiplyTile<TRow, FourRows>(row, a, b, c, mask);
        if (row <= c.Rows - 2)
        {
            MultiplyTile<TRow, TwoRows>(row, a, b, c, mask);
            row += 2;
        }
        if (row < c.Rows)
            MultiplyTile<TRow, OneRow>(row, a, b, c, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MultiplyTile<TRow, THeight>(int row, in Matrix a, in Matrix b, in Matrix c, in TLane mask)
        where TRow : struct, ITileRow<TRow, TLane>
        where THeight : struct, ITileHeight
    {
        Matrix rowsOfA = a.Slice(row, THeight.Rows, 0, a.Columns), rowsOfC = c.Slice(row, THeight.Rows, 0, c.Columns);
        MicroKernel.Run<TLane, TRow, THeight>(rowsOfA, b, rowsOfC, mask, accumulate: !IsFirst);
    }
}
