using System.Runtime.InteropServices;
using FourPixel.Net.Data;

namespace FourPixel.Net.Scaling;

/// <summary>The values of each column in some of the rows, in ascending order, to read quantiles from.</summary>
internal sealed class ColumnSample
{
    private const int MostRows = 10_000;
    private const int MostRowsWithTargets = 50_000;

    private readonly ExampleSet _rows;
    private readonly float[]? _targets;

    /// <param name="examples">Where the rows are taken from, evenly.</param>
    /// <param name="withTargets">Whether the target goes with each value. The rows are dense, with one target.</param>
    public ColumnSample(ExampleSource examples, bool withTargets = false)
    {
        _rows = examples.Sample(withTargets ? MostRowsWithTargets : MostRows);
        if (withTargets)
            _targets = [.. Enumerable.Range(0, _rows.Rows).Select(row => _rows.TargetsOf(row)[0])];
    }

    /// <summary>An action on the values of a column that are not missing, of which there is at least one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ascending">Its values.</param>
    /// <param name="targets">The target of the row of each value; empty where the sample is without.</param>
    public delegate void ColumnUser(int column, ReadOnlySpan<float> ascending, ReadOnlySpan<float> targets);

    /// <summary>Goes through the columns, but for some.</summary>
    public void ForEach(Predicate<int> isLeftOut, ColumnUser use)
    {
        List<float>?[] columns = [.. Enumerable.Range(0, _rows.InputCount).Select(column => isLeftOut(column) ? null : new List<float>())];
        if (_rows.IsSparse)
            CollectSparse(columns);
        float[] targets = new float[_targets?.Length ?? 0];
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not List<float> values)
                continue;
            if (!_rows.IsSparse)
                Collect(column, values);
            // NaN sorts before all numbers.
            Span<float> ascending = CollectionsMarshal.AsSpan(values);
            _targets?.CopyTo(targets, 0);
            if (_targets == null)
                ascending.Sort();
            else
                ascending.Sort(targets.AsSpan());
            int missing = ascending.Count(float.NaN);
            if (missing < ascending.Length)
                use(column, ascending[missing..], targets.AsSpan(Math.Min(missing, targets.Length)));
            columns[column] = null;
        }
    }

    private void Collect(int column, List<float> values)
    {
        for (int row = 0; row < _rows.Rows; row++)
            values.Add(_rows.InputsOf(row).Values[column]);
    }

    private void CollectSparse(List<float>?[] columns)
    {
        for (int row = 0; row < _rows.Rows; row++)
        {
            InputRow inputs = _rows.InputsOf(row);
            for (int i = 0; i < inputs.Values.Length; i++)
                columns[inputs.Columns[i]]?.Add(inputs.Values[i]);
        }
        foreach (List<float>? values in columns)
            values?.AddRange(new float[_rows.Rows - values.Count]);
    }
}
