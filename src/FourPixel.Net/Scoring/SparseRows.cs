using FourPixel.Net.Data;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Scoring;

/// <summary>Sparse rows in pinned, reusable memory (CSR).</summary>
/// <param name="capacity">The expected number of rows.</param>
/// <param name="room">The expected number of values.</param>
internal sealed unsafe class SparseRows(int capacity, int room = 0)
{
    private int[] _starts = GC.AllocateArray<int>(capacity, pinned: true);
    private int[] _lengths = GC.AllocateArray<int>(capacity, pinned: true);
    private int[] _columns = GC.AllocateUninitializedArray<int>(room, pinned: true);
    private float[] _values = GC.AllocateUninitializedArray<float>(room, pinned: true);
    private int _count;
    private int _reserved;

    public Span<int> ColumnsOf(int row) => _columns.AsSpan(_starts[row], _lengths[row]);

    public Span<float> ValuesOf(int row) => _values.AsSpan(_starts[row], _lengths[row]);

    /// <summary>The row for kernels; valid while this object is referenced and not changed.</summary>
    public SparseRow this[int row] => new(Pointer(_values) + _starts[row], Pointer(_columns) + _starts[row], _lengths[row]);

    /// <summary>All rows for kernels, valid likewise.</summary>
    public ListedRows All => new(Pointer(_values), Pointer(_columns), Pointer(_starts), Pointer(_lengths));

    /// <summary>Removes all rows.</summary>
    public void Clear() => (_count, _reserved) = (0, 0);

    /// <summary>Adds an empty row with room for a number of values. Fill in rows only after all are added.</summary>
    public void Add(int room)
    {
        if (_count == _starts.Length)
        {
            _starts = Longer(_starts);
            _lengths = Longer(_lengths);
        }
        _starts[_count] = _reserved;
        _lengths[_count++] = 0;
        _reserved = checked(_reserved + room);
        if (_reserved > _values.Length)
        {
            int length = (int)Math.Min(Array.MaxLength, 2L * _reserved);
            _values = GC.AllocateUninitializedArray<float>(length, pinned: true);
            _columns = GC.AllocateUninitializedArray<int>(length, pinned: true);
        }
    }

    /// <summary>The number of values of a row.</summary>
    public int LengthOf(int row) => _lengths[row];

    /// <summary>Copies a row of other rows. Several threads can do so for different rows.</summary>
    public void Copy(int row, SparseRows from, int ofFrom)
    {
        int length = _lengths[row] = from._lengths[ofFrom];
        from.ColumnsOf(ofFrom).CopyTo(_columns.AsSpan(_starts[row], length));
        from.ValuesOf(ofFrom).CopyTo(_values.AsSpan(_starts[row], length));
    }

    /// <summary>Requests a row from memory.</summary>
    public void Prefetch(int row)
    {
        Numerics.Prefetch.Read((float*)Pointer(_columns) + _starts[row], _lengths[row]);
        Numerics.Prefetch.Read(Pointer(_values) + _starts[row], _lengths[row]);
    }

    /// <summary>Multiplies the values of a row by a factor for each column.</summary>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> columns = ColumnsOf(row);
        Span<float> values = ValuesOf(row);
        for (int i = 0; i < columns.Length; i++)
            values[i] *= mask[columns[i]];
    }

    /// <summary>Appends a value to a row.</summary>
    public void Append(int row, int column, float value)
    {
        int place = _starts[row] + _lengths[row]++;
        _columns[place] = column;
        _values[place] = value;
    }

    /// <summary>Adds a row with the encoding of zeros.</summary>
    public void AddZeros(RowEncoder encoder)
    {
        int row = _count;
        Add(encoder.ZeroColumns.Length);
        for (int i = 0; i < encoder.ZeroColumns.Length; i++)
            Append(row, encoder.ZeroColumns[i], encoder.ZeroValues[i]);
    }

    /// <summary>Keeps the nonzero values with their indexes.</summary>
    public void SetNonZeros(int row, ReadOnlySpan<float> values)
    {
        Span<int> columns = _columns.AsSpan(_starts[row], values.Length);
        Span<float> kept = _values.AsSpan(_starts[row], values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            columns[count] = i;
            kept[count] = values[i];
            count += values[i] == 0 ? 0 : 1;
        }
        _lengths[row] = count;
    }

    /// <summary>Encodes a row. Several threads can do so for different rows.</summary>
    public void Set(int row, InputRow inputs, IRowLister lister) =>
        _lengths[row] = lister.List(inputs, _columns.AsSpan(_starts[row]), _values.AsSpan(_starts[row]));

    private static int[] Longer(int[] pinned)
    {
        int[] longer = GC.AllocateArray<int>(Math.Max(16, 2 * pinned.Length), pinned: true);
        pinned.CopyTo(longer, 0);
        return longer;
    }

    private static T* Pointer<T>(T[] pinned) where T : unmanaged =>
        (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
