namespace FourPixel.Net.Numerics;

/// <summary>Packs the operands that are to be packed: first the panels of b, then the rows of a.</summary>
internal readonly struct PackJob<TLane>(LeftOperand<TLane> a, int rowParts, RightOperand<TLane> b, int panels) : IParallelJob
    where TLane : struct, ILane<TLane>
{
    private readonly LeftOperand<TLane> _a = a;
    private readonly RightOperand<TLane> _b = b;

    public int Parts => panels + rowParts;

    public void Run(int part)
    {
        if (part < panels)
        {
            _b.Pack(part);
            return;
        }
        int row = (part - panels) * Blocking<TLane>.RowsPerPart;
        _a.Pack(row, Math.Min(Blocking<TLane>.RowsPerPart, _a.Rows - row));
    }
}
