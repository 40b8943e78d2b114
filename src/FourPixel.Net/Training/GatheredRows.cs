using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// What the rows of a batch list, and the way back from it: which rows of a table each row's share of the first layer's sums is made
/// of, and how much of each. All that is done with them costs as much as is listed, however long the table is.
/// </summary>
/// <param name="rows">The lists.</param>
/// <param name="tableRows">The rows of the table.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
/// <param name="always">Rows of the table that count as touched in every batch.</param>
internal sealed unsafe class GatheredRows(SparseRows rows, int tableRows, int capacity, ReadOnlyMemory<int> always = default) : ITouchedRows
{
    private readonly SparseRows _groups = new(capacity);
    private readonly ColumnGrouping _grouping = new(tableRows, always);

    /// <summary>The rows of the table that the last batch has touched, after <see cref="Group"/>.</summary>
    public ReadOnlySpan<int> Touched => _grouping.Columns;

    /// <summary>sums = what some rows list, or that added to what they are, in some columns.</summary>
    public void Sum(int first, int count, Matrix table, Matrix sums, bool adds) =>
        Columnwise.Run(new ListedSums(rows.All, first, count, table, sums, adds), sums.Columns);

    /// <summary>Turns the lists of the first rows round, for <see cref="Gradient"/>.</summary>
    public void Group(int count) => _grouping.Group(rows, count, _groups);

    /// <summary>
    /// The gradient of the i-th of <see cref="Touched"/>, in some columns: the sum of the deltas of the rows that list it, times their
    /// coefficients.
    /// </summary>
    public void Gradient(int i, Matrix deltas, float* gradient) =>
        LayerKernel.Sums.Run(_groups[i], deltas.Data, deltas.RowStride, null, gradient, deltas.Columns);
}
