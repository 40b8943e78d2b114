using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// A batch as lists: which rows of a table each row's share of the first layer's sums is made of, and how much of each. All that is
/// done with them costs as much as is listed, however long the table is.
/// </summary>
/// <param name="lister">Makes the lists.</param>
/// <param name="tableRows">The rows of the table.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
/// <param name="always">Rows of the table that count as touched in every batch.</param>
internal sealed unsafe class GatheredRows(IRowLister lister, int tableRows, int capacity, ReadOnlyMemory<int> always = default) : ITouchedRows
{
    private readonly SparseRows _rows = new(capacity);
    private readonly SparseRows _groups = new(capacity);
    private readonly ColumnGrouping _grouping = new(tableRows, always);

    /// <summary>The rows of the table that the last batch has touched, after <see cref="Group"/>.</summary>
    public ReadOnlySpan<int> Touched => _grouping.Columns;

    /// <summary>Begins a batch.</summary>
    public void Clear() => _rows.Clear();

    /// <summary>Makes room for one more row.</summary>
    public void Reserve(InputRow values) => _rows.Add(lister.MostOf(values));

    /// <summary>Lists a row. Several threads may do so for different rows.</summary>
    public void Set(int row, InputRow values) => _rows.Set(row, values, lister);

    /// <summary>The rows of the table that a row lists.</summary>
    public ReadOnlySpan<int> PlacesOf(int row) => _rows.ColumnsOf(row);

    /// <summary>The factor of each row.</summary>
    public Span<float> CoefficientsOf(int row) => _rows.ValuesOf(row);

    /// <summary>Multiplies what a row lists by a factor for each row of the table.</summary>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> places = PlacesOf(row);
        Span<float> coefficients = CoefficientsOf(row);
        for (int i = 0; i < places.Length; i++)
            coefficients[i] *= mask[places[i]];
    }

    /// <summary>sums = what the row lists, or that added to what they are, in some columns.</summary>
    public void Sum(int row, Matrix table, Matrix sums, bool adds)
    {
        float* ofRow = sums.Data + (row * sums.RowStride);
        LayerKernel.Sums.Run(_rows[row], table.Data, table.RowStride, adds ? ofRow : null, ofRow, sums.Columns);
    }

    /// <summary>Turns the lists of the first rows round, for <see cref="Gradient"/>.</summary>
    public void Group(int rows) => _grouping.Group(_rows, rows, _groups);

    /// <summary>
    /// The gradient of the i-th of <see cref="Touched"/>, in some columns: the sum of the deltas of the rows that list it, times their
    /// coefficients.
    /// </summary>
    public void Gradient(int i, Matrix deltas, float* gradient) =>
        LayerKernel.Sums.Run(_groups[i], deltas.Data, deltas.RowStride, null, gradient, deltas.Columns);
}
