using System.Diagnostics;
using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>Measures the time to score a row, in microseconds.</summary>
internal sealed class ScoringTimes
{
    /// <summary>The minimum number of rows, for the warm-up and for the measurement.</summary>
    private const int Rows = 20_000;

    private readonly MLContext _context;
    private readonly IDataView _view;
    private readonly Row[] _rows;
    private readonly float[] _inputs;
    private readonly SchemaDefinition _schema = SchemaDefinition.Create(typeof(Row));

    /// <param name="context">The ML.NET context.</param>
    /// <param name="view">The rows, in memory.</param>
    public ScoringTimes(MLContext context, IDataView view)
    {
        (_context, _view) = (context, view);
        _rows = [.. view.GetColumn<float[]>("Features").Select(features => new Row { Features = features })];
        _inputs = [.. _rows.SelectMany(row => row.Features)];
        _schema["Features"].ColumnType = view.Schema["Features"].Type;
    }

    /// <summary>Scores row by row with a prediction engine.</summary>
    public double Engine(ITransformer model)
    {
        using PredictionEngine<Row, Score> engine = _context.Model.CreatePredictionEngine<Row, Score>(model, inputSchemaDefinition: _schema);
        var score = new Score();
        return Time(() =>
        {
            foreach (Row row in _rows)
                engine.Predict(row, ref score);
        });
    }

    /// <summary>Transforms the rows and reads their scores one by one.</summary>
    public double Transform(ITransformer model)
    {
        IDataView scored = model.Transform(_view);
        return Time(() =>
        {
            foreach (float _ in scored.GetColumn<float>("Score"))
            {
            }
        });
    }

    /// <summary><see cref="Network.Forward"/>, with all rows at once; null if the model has no network.</summary>
    public double? Forward(ITransformer model) => NetworkOf(model) is Network network ? Time(() => network.Forward(_inputs)) : null;

    private static Network? NetworkOf(ITransformer model) => model switch
    {
        ISingleFeaturePredictionTransformer<FourPixelRegressionModelParameters> regression => regression.Model.Network,
        ISingleFeaturePredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>> binary =>
            binary.Model.SubModel.Network,
        _ => null,
    };

    /// <summary>The microseconds per row of an action on all rows.</summary>
    private double Time(Action action)
    {
        Repeat(action);
        long start = Stopwatch.GetTimestamp();
        int rows = Repeat(action);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / rows;
    }

    private int Repeat(Action action)
    {
        int rows = 0;
        for (; rows < Rows; rows += _rows.Length)
            action();
        return rows;
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];
    }

    private sealed class Score
    {
        [ColumnName("Score")]
        public float Value { get; set; }
    }
}
