namespace FourPixel.Net.Numerics;

/// <summary>
/// A block of the right operand, [k, n], in panels: either where it is, if its rows are contiguous, or packed, each panel
/// [k, width].
/// </summary>
internal readonly unsafe struct RightOperand<TLane>(Matrix source, float* packed) where TLane : struct, ILane<TLane>
{
    private readonly Matrix _source = source;
    private readonly float* _packed = packed;

    public Panels<TLane> Panels { get; } = new(source.Columns);

    public bool IsPacked => _packed != null;

    public Matrix Panel(int panel)
    {
        int start = Panels.Start(panel), columns = Panels.Columns(panel), k = _source.Rows;
        return IsPacked
            ? new(_packed + (nint)start * k, k, columns, Panels.Width(panel), 1)
            : _source.Slice(0, k, start, columns);
    }

    public void Pack(int panel)
    {
        int start = Panels.Start(panel);
        Matrix columns = _source.Slice(0, _source.Rows, start, Panels.Columns(panel));
        Packing.Pack<TLane>(columns, _packed + (nint)start * _source.Rows, Panels.Width(panel));
    }
}
