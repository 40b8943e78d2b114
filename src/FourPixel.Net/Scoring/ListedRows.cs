namespace FourPixel.Net.Scoring;

/// <summary>Several sparse rows, in pinned memory that another object owns.</summary>
internal readonly unsafe struct ListedRows
{
    private readonly float* _values;
    private readonly int* _columns;
    private readonly int* _starts;
    private readonly int* _lengths;
    private readonly nint _stride;
    private readonly int _length;

    /// <param name="values">What is listed, of all rows.</param>
    /// <param name="columns">The column of each value.</param>
    /// <param name="starts">Where each row begins.</param>
    /// <param name="lengths">How much each row lists.</param>
    public ListedRows(float* values, int* columns, int* starts, int* lengths)
    {
        _values = values;
        _columns = columns;
        _starts = starts;
        _lengths = lengths;
    }

    /// <param name="values">What the first row lists.</param>
    /// <param name="columns">The column of each value.</param>
    /// <param name="stride">The distance from a row to the next.</param>
    /// <param name="length">How much each row lists.</param>
    public ListedRows(float* values, int* columns, nint stride, int length)
    {
        _values = values;
        _columns = columns;
        _stride = stride;
        _length = length;
    }

    public SparseRow this[int row] => _starts == null
        ? new(_values + (row * _stride), _columns + (row * _stride), _length)
        : new(_values + _starts[row], _columns + _starts[row], _lengths[row]);
}
