using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The two inner loops: one part is a panel of b times some rows of a, tile by tile. After the last block of k, the part
/// of the product is finished, and its epilogue runs while it is in the cache.
/// </summary>
internal readonly struct TileJob<TLane, TEpilogue>(
    LeftOperand<TLane> a, RightOperand<TLane> b, Matrix product, int firstRow, int firstColumn, bool isFirst, bool isLast, TEpilogue epilogue)
    : IParallelJob
    where TLane : struct, ILane<TLane>
    where TEpilogue : struct, IEpilogue
{
    private readonly LeftOperand<TLane> _a = a;
    private readonly RightOperand<TLane> _b = b;
    private readonly Matrix _product = product;

    private int RowParts => (_a.Rows + Blocking<TLane>.RowsPerPart - 1) / Blocking<TLane>.RowsPerPart;

    public int Parts => RowParts * _b.Panels.Count;

    public void Run(int part)
    {
        (int panel, int rowPart) = Math.DivRem(part, RowParts);
        int row = rowPart * Blocking<TLane>.RowsPerPart, rows = Math.Min(Blocking<TLane>.RowsPerPart, _a.Rows - row);
        int column = firstColumn + _b.Panels.Start(panel), columns = _b.Panels.Columns(panel);
        Matrix b = _b.Panel(panel), c = _product.Slice(firstRow + row, rows, column, columns);
        int lanes = _b.Panels.Width(panel) / TLane.Count, rest = columns % TLane.Count;

        switch (lanes, rest)
        {
            case (1, 0): Multiply<TileRow1<TLane, WholeLane>>(row, b, c, default); break;
            case (2, 0): Multiply<TileRow2<TLane, WholeLane>>(row, b, c, default); break;
            case (3, 0): Multiply<TileRow3<TLane, WholeLane>>(row, b, c, default); break;
            case (1, _): Multiply<TileRow1<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (2, _): Multiply<TileRow2<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (3, _): Multiply<TileRow3<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
        }
        if (isLast)
            epilogue.Apply(_product, firstRow + row, rows, column, columns);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Multiply<TRow>(int firstRowOfA, Matrix b, Matrix c, TLane mask) where TRow : struct, ITileRow<TRow, TLane>
    {
        int row = 0;
        if (Blocking<TLane>.Mr == 8)
        {
            for (; row <= c.Rows - 8; row += 8)
                Tile<TRow, EightRows>(firstRowOfA, row, b, c, mask);
        }
        for (; row <= c.Rows - 4; row += 4)
            Tile<TRow, FourRows>(firstRowOfA, row, b, c, mask);
        if (row <= c.Rows - 2)
        {
            Tile<TRow, TwoRows>(firstRowOfA, row, b, c, mask);
            row += 2;
        }
        if (row < c.Rows)
            Tile<TRow, OneRow>(firstRowOfA, row, b, c, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tile<TRow, THeight>(int firstRowOfA, int row, in Matrix b, in Matrix c, TLane mask)
        where TRow : struct, ITileRow<TRow, TLane>
        where THeight : struct, ITileHeight
    {
        Matrix a = _a.Slice(firstRowOfA + row, THeight.Rows);
        MicroKernel.Run<TLane, TRow, THeight>(a, b, c.Slice(row, THeight.Rows, 0, c.Columns), mask, !isFirst);
    }
}
