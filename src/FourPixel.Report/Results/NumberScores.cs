using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>The actual and the predicted number of each labelled row, for one target.</summary>
/// <param name="Name">The target's name.</param>
internal sealed record NumberScores(string Name)
{
    private readonly List<long> _positions = [];
    private readonly List<double> _actual = [], _predicted = [];

    /// <summary>The places of the labelled rows among all rows.</summary>
    public IReadOnlyList<long> Positions => _positions;

    public IReadOnlyList<double> Actual => _actual;

    public IReadOnlyList<double> Predicted => _predicted;

    public int Rows => _actual.Count;

    /// <summary>The actual minus the predicted number of each row.</summary>
    public IEnumerable<double> Residuals => _actual.Zip(_predicted, (actual, predicted) => actual - predicted);

    public double MeanSquaredError => Residuals.Average(residual => residual * residual);

    /// <summary>The mean squared error of always predicting the mean.</summary>
    public double Variance
    {
        get
        {
            double mean = _actual.Average();
            return _actual.Average(actual => (actual - mean) * (actual - mean));
        }
    }

    /// <summary>The mean absolute error of always predicting the median, the best constant.</summary>
    public double MedianError
    {
        get
        {
            double median = _actual.Order().ElementAt(Rows / 2);
            return _actual.Average(actual => Math.Abs(actual - median));
        }
    }

    /// <summary>Reads one target or several; a target that is missing in a row is left out there.</summary>
    public static NumberScores[] Read(IDataView scored, string label, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        DataViewSchema.Column[] columns = [scored.Schema[label], scored.Schema["Score"]];
        NumberScores[] targets = [.. names.Select(name => new NumberScores(name))];
        using DataViewRowCursor cursor = scored.GetRowCursor(columns);
        Func<float[]> getActual = Open(cursor, columns[0]), getPredicted = Open(cursor, columns[1]);
        for (long position = 0; cursor.MoveNext(); position++)
        {
            cancellation.ThrowIfCancellationRequested();
            float[] actual = getActual(), predicted = getPredicted();
            for (int target = 0; target < targets.Length; target++)
                targets[target].Add(position, actual[target], predicted[target]);
        }
        return targets;
    }

    private static Func<float[]> Open(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType)
        {
            ValueGetter<float> get = row.GetGetter<float>(column);
            float value = 0;
            return () =>
            {
                get(ref value);
                return [value];
            };
        }
        ValueGetter<VBuffer<float>> getVector = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> vector = default;
        return () =>
        {
            getVector(ref vector);
            return [.. vector.DenseValues()];
        };
    }

    private void Add(long position, double actual, double predicted)
    {
        if (!double.IsFinite(actual))
            return;
        _positions.Add(position);
        _actual.Add(actual);
        _predicted.Add(predicted);
    }
}
