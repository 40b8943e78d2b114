namespace FourPixel.Net.Scoring;

/// <summary>Several sparse rows, in pinned memory of somebody else's.</summary>
/// <param name="values">What is listed, of all rows.</param>
/// <param name="columns">The column of each value.</param>
/// <param name="starts">Where each row begins; null where all list the same number.</param>
/// <param name="lengths">How much each row lists, or null.</param>
/// <param name="length">What all rows list where they list the same number.</param>
internal readonly unsafe struct ListedRows(float* values, int* columns, int* starts, int* lengths, int length = 0)
{
    public SparseRow this[int row]
    {
        get
        {
            nint start = starts == null ? (nint)row * length : starts[row];
            return new SparseRow(values + start, columns + start, lengths == null ? length : lengths[row]);
        }
    }
}
