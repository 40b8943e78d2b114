using System.Runtime.InteropServices;
using FourPixel.Net.Data;

namespace FourPixel.Net.Scaling;

/// <summary>The values of each column in some of the rows, in ascending order, to read quantiles from.</summary>
/// <param name="examples">Where the rows are taken from, evenly.</param>
/// <param name="mostRows">The maximum number of rows.</param>
internal sealed class ColumnSample(ExampleSource examples, int mostRows = 10_000)
{
    private readonly ExampleSet _rows = examples.Sample(mostRows);

    /// <summary>An action on the values of a column that are not missing, of which there is at least one.</summary>
    public delegate void ColumnUser(int column, ReadOnlySpan<float> ascending);

    /// <summary>Goes through the columns, but for some.</summary>
    public void ForEach(Predicate<int> isLeftOut, ColumnUser use)
    {
        List<float>?[] columns = [.. Enumerable.Range(0, _rows.InputCount).Select(column => isLeftOut(column) ? null : new List<float>())];
        if (_rows.IsSparse)
            CollectSparse(columns);
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not List<float> values)
                continue;
            if (!_rows.IsSparse)
                Collect(column, values);
            values.RemoveAll(float.IsNaN);
            values.Sort();
            if (values.Count > 0)
                use(column, CollectionsMarshal.AsSpan(values));
            columns[column] = null;
        }
    }

    /// <summary>The targets of the rows that have a value in a column, in the order of these values. The rows are dense, with one target.</summary>
    public float[] TargetsAlong(int column)
    {
        int[] rows = [.. Enumerable.Range(0, _rows.Rows).Where(row => !float.IsNaN(_rows.InputsOf(row).Values[column]))];
        float[] values = Array.ConvertAll(rows, row => _rows.InputsOf(row).Values[column]);
        float[] targets = Array.ConvertAll(rows, row => _rows.TargetsOf(row)[0]);
        Array.Sort(values, targets);
        return targets;
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
