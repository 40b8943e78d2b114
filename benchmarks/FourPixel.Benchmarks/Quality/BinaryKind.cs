using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using static FourPixel.Benchmarks.Quality.ClassMetrics;

namespace FourPixel.Benchmarks.Quality;

/// <summary>Binary classification; class 1 is the positive class.</summary>
/// <param name="yes">The value of the positive class; all others are negative.</param>
internal sealed class BinaryKind(string yes) : TaskKind
{
    public override DataKind Target => DataKind.String;

    public override string[] Metrics => ["log-loss", "accuracy", "AUC"];

    public override IEstimator<ITransformer> MakeLabel(MLContext context) =>
        context.Transforms.Conversion.MapValue("Label", new Dictionary<string, bool> { [yes] = true }, "Target");

    /// <summary>All rows: a <see cref="bool"/> is never missing.</summary>
    public override IDataView Labelled(MLContext context, IDataView rows) => rows;

    public override Trainer[] Trainers(OptionSettings settings) =>
    [
        new("FourPixel", context => context.BinaryClassification.Trainers.FourPixel(settings.Apply(new FourPixelBinaryTrainer.Options()))),
        new("LightGBM", context => context.BinaryClassification.Trainers.LightGbm()),
        new("FastTree", context => context.BinaryClassification.Trainers.FastTree()),
        new("L-BFGS", context => Scale(context).Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression())),
        new("SDCA", context => Scale(context).Append(context.BinaryClassification.Trainers.SdcaLogisticRegression())),
    ];

    public override IEstimator<ITransformer> LightGbm(MLContext context, LightGbmSetting setting) =>
        context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfLeaves = setting.Leaves,
            LearningRate = setting.LearningRate,
            NumberOfIterations = setting.Iterations,
            MinimumExampleCountPerLeaf = setting.RowsPerLeaf,
            Booster = setting.Booster,
            NumberOfThreads = 1,
        });

    public override double[] Labels(IDataView rows) => [.. rows.GetColumn<bool>("Label").Select(label => label ? 1.0 : 0)];

    public override double[][] Predictions(IDataView scored) =>
        [.. scored.GetColumn<float>("Probability").Select(probability => new double[] { 1.0 - probability, probability })];

    public override double[] Judge(double[][] predictions, double[] labels) =>
        [LogLoss(predictions, labels), Accuracy(predictions, labels), AreaUnderCurve(predictions, labels)];
}
