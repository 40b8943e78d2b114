using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The three inner loops: a part is Mc rows of a times a panel of b, tile by tile. After the last block of k, that part
/// of the product is complete, and its epilogue runs while it is in the cache.
/// </summary>
internal readonly struct TileJob<TLane, TEpilogue> : IParallelJob
    where TLane : struct, ILane<TLane>
    where TEpilogue : struct, IEpilogue
{
    /// <summary>[m, k].</summary>
    public LeftOperand<TLane> A { get; init; }

    public RightOperand<TLane> B { get; init; }

    /// <summary>Whether each part packs its panel of b first.</summary>
    public bool PacksPanels { get; init; }

    /// <summary>The product, of which this job computes some columns.</summary>
    public Matrix Product { get; init; }

    /// <summary>Whether the product is the transpose of what is asked for, so that its columns are contiguous.</summary>
    public bool IsTransposed { get; init; }

    public TEpilogue Epilogue { get; init; }

    /// <summary>The first column of b in the product.</summary>
    public int Column { get; init; }

    /// <summary>Whether this is the first block of k, which overwrites the product.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether this is the last block of k, which completes the product.</summary>
    public bool IsLast { get; init; }

    public int Parts => A.Parts * B.Panels.Count;

    public void Run(int part)
    {
        (int panelIndex, int rowPart) = Math.DivRem(part, A.Parts);
        if (PacksPanels)
            B.Run(panelIndex);
        Panel panel = B.Panels[panelIndex];
        int row = rowPart * Blocking<TLane>.Mc, rows = Math.Min(Blocking<TLane>.Mc, A.Rows - row);
        int column = Column + panel.Start;
        Matrix c = Product.Slice(row, rows, column, panel.Columns);
        if (c.ColumnStride == 1)
            Multiply(row, panel, c);
        else
            MultiplyTransposed(row, panel, c.Transposed);
        if (!IsLast)
            return;
        if (IsTransposed)
            Epilogue.Apply(Product.Transposed, column, panel.Columns, row, rows);
        else
            Epilogue.Apply(Product, row, rows, column, panel.Columns);
    }

    /// <param name="row">The first row of a.</param>
    /// <param name="panel">The panel of b.</param>
    /// <param name="product">The transpose of a times b, with contiguous rows.</param>
    [SkipLocalsInit]
    private unsafe void MultiplyTransposed(int row, Panel panel, Matrix product)
    {
        int width = panel.Lanes * TLane.Count;
        float* buffer = stackalloc float[product.Columns * width];
        var part = new Matrix(buffer, product.Columns, panel.Columns, width, 1);
        Multiply(row, panel, part);
        Packing.Transpose(part.Transposed, product);
    }

    private void Multiply(int row, Panel panel, Matrix c)
    {
        Matrix b = B.Slice(panel);
        int rest = panel.Columns % TLane.Count;
        switch (panel.Lanes, rest)
        {
            case (1, 0): Multiply<LaneRow1<TLane, WholeLane>>(row, b, c, default); break;
            case (2, 0): Multiply<LaneRow2<TLane, WholeLane>>(row, b, c, default); break;
            case (3, 0): Multiply<LaneRow3<TLane, WholeLane>>(row, b, c, default); break;
            case (1, _): Multiply<LaneRow1<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (2, _): Multiply<LaneRow2<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
            case (3, _): Multiply<LaneRow3<TLane, PartialLane>>(row, b, c, TLane.First(rest)); break;
        }
    }

    /// <param name="first">The first row of a.</param>
    /// <param name="b">The panel of b.</param>
    /// <param name="c">The part of the product.</param>
    /// <param name="mask">The elements that exist in the last lane of c.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Multiply<TRow>(int first, in Matrix b, in Matrix c, in TLane mask)
        where TRow : struct, ILaneRow<TRow, TLane>
    {
        for (int row = 0, rows; row < c.Rows; row += rows)
        {
            int height = LeftOperand<TLane>.TileRows(c.Rows - row), tiles = (c.Rows - row) / height;
            rows = tiles * height;
            Matrix a = A.Slice(first + row, height), part = c.Slice(row, rows, 0, c.Columns);
            nint next = A.NextTile(height);
            switch (height)
            {
                case 8: MicroKernel.Run<TLane, TRow, EightRows>(a, next, b, part, tiles, mask, accumulate: !IsFirst); break;
                case 4: MicroKernel.Run<TLane, TRow, FourRows>(a, next, b, part, tiles, mask, accumulate: !IsFirst); break;
                case 2: MicroKernel.Run<TLane, TRow, TwoRows>(a, next, b, part, tiles, mask, accumulate: !IsFirst); break;
                default: MicroKernel.Run<TLane, TRow, OneRow>(a, next, b, part, tiles, mask, accumulate: !IsFirst); break;
            }
        }
    }
}
