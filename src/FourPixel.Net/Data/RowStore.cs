namespace FourPixel.Net.Data;

/// <summary>
/// Rows of floats that can be added one by one, without a known count and without copying: they are stored in blocks of about a
/// megabyte.
/// </summary>
internal sealed class RowStore
{
    private const int BlockLength = 1 << 18;

    private readonly List<float[]> _blocks = [];
    private readonly int _shift;

    /// <param name="columns">Floats in a row.</param>
    public RowStore(int columns)
    {
        Columns = columns;
        while (_shift < 30 && (2L << _shift) * columns <= BlockLength)
            _shift++;
    }

    /// <summary>Creates a store from existing rows, in one block.</summary>
    public RowStore(float[] rows, int columns)
    {
        Columns = columns;
        Rows = rows.Length / columns;
        _shift = 31;
        _blocks.Add(rows);
    }

    public int Columns { get; }

    public int Rows { get; private set; }

    /// <summary>The memory of the rows in bytes.</summary>
    public long Bytes => (long)Rows * Columns * sizeof(float);

    /// <summary>A row, which can be read and changed.</summary>
    public Span<float> this[int row] =>
        _blocks[row >> _shift].AsSpan((row & ((1 << _shift) - 1)) * Columns, Columns);

    /// <summary>Adds a row, to be filled in.</summary>
    public Span<float> Add()
    {
        int block = Rows >> _shift, full = Columns << _shift;
        if (block == _blocks.Count)
            _blocks.Add(new float[block == 0 ? Columns : full]);

        // The first block starts small, because many sets are small.
        int needed = ((Rows & ((1 << _shift) - 1)) + 1) * Columns;
        if (needed > _blocks[block].Length)
        {
            float[] longer = new float[Math.Min(full, 2 * _blocks[block].Length)];
            _blocks[block].CopyTo(longer, 0);
            _blocks[block] = longer;
        }
        Rows = checked(Rows + 1);
        return this[Rows - 1];
    }

    /// <summary>Removes all rows but keeps the allocated memory.</summary>
    public void Clear() => Rows = 0;
}
