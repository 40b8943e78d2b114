using System.Diagnostics;
using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Compare;

/// <summary>Trains a case with <see cref="FourPixelTrainer"/>, and measures the time of an epoch.</summary>
internal sealed class FourPixelRunner
{
    private readonly MLContext _context = new(seed: 1);
    private readonly CompareCase _case;
    private readonly IDataView _rows;

    public FourPixelRunner(CompareCase compareCase, CompareData data)
    {
        _case = compareCase;
        _rows = ToView(_context, compareCase, data);
    }

    /// <summary>The rows as a view in memory, with Features and a key Label.</summary>
    public static IDataView ToView(MLContext context, CompareCase compareCase, CompareData data)
    {
        int columns = compareCase.Sizes[0];
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), compareCase.Sizes[^1]);
        return context.Data.LoadFromEnumerable(
            data.Labels.Select((label, i) => new Row { Features = data.Inputs[(i * columns)..((i + 1) * columns)], Label = (uint)label }).ToArray(),
            schema);
    }

    /// <summary>(Fit of n + 1 epochs - Fit of 1) / n.</summary>
    public EpochTime Run()
    {
        double one = Fit(1).Seconds;
        EpochTime more = Fit(_case.Epochs + 1);
        return new EpochTime((more.Seconds - one) / _case.Epochs, more.Loss);
    }

    /// <summary>Runs one Fit, without validation.</summary>
    public MulticlassPredictionTransformer<FourPixelMulticlassModelParameters> Train(int epochs,
        LearningRateSchedule schedule = LearningRateSchedule.Constant, Action<EpochReport>? epochCompleted = null) =>
        _context.MulticlassClassification.Trainers.FourPixel(new FourPixelTrainer.Options
        {
            Recipe = Recipe.Textbook,
            HiddenLayers = _case.Sizes[1..^1],
            Activation = _case.Activation,
            BatchSize = _case.BatchSize,
            NumberOfEpochs = epochs,
            Patience = 0,
            ValidationFraction = 0,
            InputScaling = InputScaling.None,
            LearningRate = 0.001,
            LearningRateSchedule = schedule,
            Seed = _case.Seed,
            EpochCompleted = epochCompleted,
        }).Fit(_rows);

    private EpochTime Fit(int epochs)
    {
        long start = Stopwatch.GetTimestamp();
        TrainingHistory history = Train(epochs).Model.History;
        return new EpochTime(Stopwatch.GetElapsedTime(start).TotalSeconds, history.Epochs[^1].TrainingLoss);
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }
    }
}
