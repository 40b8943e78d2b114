using System.Runtime.InteropServices;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// Turns sparse rows round: which rows have a column, for the columns that any of them has. It takes two passes over the
/// values and none over the columns that no row has.
/// </summary>
/// <param name="columns">The columns that there are.</param>
/// <param name="always">Columns that come first in any case.</param>
internal sealed class ColumnGrouping(int columns, ReadOnlyMemory<int> always = default)
{
    /// <summary>For each column, 1 more than its place in <see cref="Columns"/>; 0 where it has none yet.</summary>
    private readonly int[] _places = new int[columns];
    private readonly List<int> _counts = [];
    private readonly List<int> _columns = [];

    /// <summary>Those that always come, and then the columns that any row had, in the order in which they were met.</summary>
    public ReadOnlySpan<int> Columns => CollectionsMarshal.AsSpan(_columns);

    /// <summary>Groups the values of the first rows by their columns.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="groups">Receives, for each of <see cref="Columns"/>, the rows that have it, ascending, and their values.</param>
    public void Group(SparseRows rows, int count, SparseRows groups)
    {
        Count(rows, count);
        groups.Clear();
        foreach (int values in _counts)
            groups.Add(values);
        for (int row = 0; row < count; row++)
        {
            Span<int> columns = rows.ColumnsOf(row);
            Span<float> values = rows.ValuesOf(row);
            for (int i = 0; i < columns.Length; i++)
                groups.Append(_places[columns[i]] - 1, row, values[i]);
        }
        foreach (int column in _columns)
            _places[column] = 0;
    }

    private void Count(SparseRows rows, int count)
    {
        _columns.Clear();
        _counts.Clear();
        foreach (int column in always.Span)
            Add(column);
        for (int row = 0; row < count; row++)
        {
            foreach (int column in rows.ColumnsOf(row))
            {
                if (_places[column] == 0)
                    Add(column);
                CollectionsMarshal.AsSpan(_counts)[_places[column] - 1]++;
            }
        }
    }

    private void Add(int column)
    {
        _columns.Add(column);
        _counts.Add(0);
        _places[column] = _columns.Count;
    }
}
