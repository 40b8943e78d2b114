using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>Calibrates prediction intervals on held-out rows. See <see cref="FourPixelCertainty.PredictionIntervals"/>.</summary>
public sealed class PredictionIntervalEstimator : IEstimator<PredictionIntervalTransformer>
{
    private readonly IHost _host;
    private readonly IntervalColumns _columns;
    private readonly string _labelColumnName;
    private readonly double _coverage;
    private readonly int _seed;

    internal PredictionIntervalEstimator(IHostEnvironment environment, double coverage, string labelColumnName, IntervalColumns columns)
    {
        _host = environment.Register(nameof(PredictionIntervalEstimator));
        ConformalQuantile.CheckCoverage(_host, coverage);
        foreach (string name in (string[])[labelColumnName, columns.Features, columns.Score, columns.LowerBound, columns.UpperBound])
            _host.CheckNonEmpty(name, nameof(columns));
        if (columns.LowerBound == columns.UpperBound)
            throw _host.ExceptUserArg("upperBoundColumnName", $"is '{columns.UpperBound}', the same as lowerBoundColumnName; the names must differ.");
        (_columns, _labelColumnName, _coverage, _seed) = (columns, labelColumnName, coverage, _host.Rand.Next());
    }

    /// <summary>Calibrates the intervals.</summary>
    /// <param name="input">
    /// Scored held-out rows with labels: rows that the model was not trained on. Rows with a missing label are skipped.
    /// </param>
    /// <returns>A transformer that adds the bounds to scored rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows for the coverage, or a value is not finite.</exception>
    public PredictionIntervalTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        List<CalibrationRow> rows = Read(input, out int inputs);
        (ResidualSize size, double[] sizes) = ResidualSize.Fit(rows, inputs, _coverage, _seed, _host.CheckAlive);
        double[] scores = [.. rows.Select((row, i) => Math.Abs((double)row.Label - row.Score) / sizes[i])];
        double factor = ConformalQuantile.Of(_host, scores, _coverage);
        return new PredictionIntervalTransformer(_host, _columns, _coverage, factor, size);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        FeatureColumn.Find(_host, inputSchema, _columns.Features);
        if (!inputSchema.TryFindColumn(_columns.Score, out SchemaShape.Column score))
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "score", _columns.Score);
        if (score.Kind != SchemaShape.Column.VectorKind.Scalar || score.ItemType != NumberDataViewType.Single)
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "score", _columns.Score, "Single", score.GetTypeString());
        SchemaShape.Column[] added =
        [
            .. ((string[])[_columns.LowerBound, _columns.UpperBound]).Select(name =>
                new SchemaShape.Column(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false)),
        ];
        return new SchemaShape(inputSchema.Where(column => added.All(bound => bound.Name != column.Name)).Concat(added));
    }

    private List<CalibrationRow> Read(IDataView data, out int inputs)
    {
        (DataViewSchema.Column score, DataViewSchema.Column features) = _columns.Find(_host, data.Schema);
        DataViewSchema.Column label = IntervalColumns.FindNumber(_host, data.Schema, "label", _labelColumnName);
        inputs = IntervalColumns.InputsOf(features);
        var rows = new List<CalibrationRow>();
        using DataViewRowCursor cursor = data.GetRowCursor([score, features, label]);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score), getLabel = cursor.GetGetter<float>(label);
        Func<float, float[]> getInputs = IntervalColumns.OpenInputs(cursor, features);
        float answer = 0, truth = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref truth);
            if (float.IsNaN(truth))
                continue;
            getScore(ref answer);
            Check(answer, score.Name, cursor.Position);
            Check(truth, label.Name, cursor.Position);
            rows.Add(new CalibrationRow([.. getInputs(answer)], answer, truth));
        }
        return rows;
    }

    private void Check(float number, string column, long row)
    {
        if (!float.IsFinite(number))
            throw _host.Except($"Column '{column}' has {number} in row {row}; intervals need finite numbers.");
    }
}
