namespace FourPixel.Net.Numerics;

/// <summary>
/// A block of the left operand, [m, k]: either where it is, with any strides, or packed in panels of Mr rows, each
/// [k, Mr]. The micro-kernel reads it element by element, so packing is only for the sake of the caches.
/// </summary>
/// <param name="source">The block where it is.</param>
/// <param name="packed">Memory to pack it in, or null.</param>
internal readonly unsafe struct LeftOperand<TLane>(Matrix source, float* packed) where TLane : struct, ILane<TLane>
{
    private readonly Matrix _source = source;
    private readonly float* _packed = packed;

    public int Rows => _source.Rows;

    /// <summary>Rows that lie in one panel.</summary>
    public Matrix Slice(int row, int rows)
    {
        int k = _source.Columns, mr = Blocking<TLane>.Mr;
        return _packed == null
            ? _source.Slice(row, rows, 0, k)
            : new Matrix(_packed + ((nint)(row / mr * mr) * k) + (row % mr), rows, k, 1, mr);
    }

    /// <summary>Packs whole panels, or what there is of them.</summary>
    public void Pack(int row, int rows)
    {
        int k = _source.Columns, mr = Blocking<TLane>.Mr;
        for (int end = row + rows; row < end; row += mr)
        {
            Matrix panel = _source.Slice(row, Math.Min(mr, end - row), 0, k);
            if (mr == Lane256.Count)
                Packing.Pack<Lane256>(panel.Transposed, _packed + ((nint)row * k), mr);
            else
                Packing.Pack<Lane128>(panel.Transposed, _packed + ((nint)row * k), mr);
        }
    }
}
