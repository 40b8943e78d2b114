namespace FourPixel.Net.Numerics;

/// <summary>
/// A block of the right operand, [k, n], in panels: either in place, or packed, each panel [k, width]. As a job, it
/// packs the panels.
/// </summary>
/// <param name="source">The block in place.</param>
/// <param name="packed">The memory for the packed block, or null.</param>
internal readonly unsafe struct RightOperand<TLane>(Matrix source, float* packed) : IParallelJob
    where TLane : struct, ILane<TLane>
{
    private readonly Matrix _source = source;
    private readonly float* _packed = packed;

    public Panels<TLane> Panels { get; } = new(source.Columns);

    public Matrix Slice(Panel panel) => _packed == null
        ? _source.Slice(0, _source.Rows, panel.Start, panel.Columns)
        : new Matrix(Packed(panel), _source.Rows, panel.Columns, panel.Lanes * TLane.Count, 1);

    public void Run(int part)
    {
        Panel panel = Panels[part];
        Matrix columns = _source.Slice(0, _source.Rows, panel.Start, panel.Columns);
        Packing.Pack<TLane>(columns, Packed(panel), panel.Lanes * TLane.Count);
    }

    private float* Packed(Panel panel) => _packed + ((nint)panel.Start * _source.Rows);
}
