namespace FourPixel.Net.Numerics;

/// <summary>
/// A block of the left operand, [m, k]: either where it is, with any strides, or packed in panels of Mr rows, each
/// [k, Mr]. The micro-kernel reads it one element at a time, so packing is only for the sake of the caches.
/// </summary>
internal readonly unsafe struct LeftOperand<TLane>(Matrix source, float* packed) where TLane : struct, ILane<TLane>
{
    private readonly Matrix _source = source;
    private readonly float* _packed = packed;

    public int Rows => _source.Rows;

    public bool IsPacked => _packed != null;

    /// <summary>Some rows that lie in one panel.</summary>
    public Matrix Slice(int row, int rows)
    {
        int k = _source.Columns, mr = Blocking<TLane>.Mr;
        return IsPacked
            ? new(_packed + (nint)(row / mr * mr) * k + row % mr, rows, k, 1, mr)
            : _source.Slice(row, rows, 0, k);
    }

    public void Pack(int row, int rows)
    {
        int mr = Blocking<TLane>.Mr;
        for (int end = row + rows; row < end; row += mr)
        {
            Matrix panel = _source.Slice(row, Math.Min(mr, end - row), 0, _source.Columns);
            Packing.Pack<TLane>(panel.Transposed, _packed + (nint)row * _source.Columns, mr);
        }
    }
}
