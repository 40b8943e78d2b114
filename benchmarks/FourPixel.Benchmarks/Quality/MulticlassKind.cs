using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using static FourPixel.Benchmarks.Quality.ClassMetrics;

namespace FourPixel.Benchmarks.Quality;

/// <summary>Multiclass classification. FastTree uses one-versus-all.</summary>
internal sealed class MulticlassKind : TaskKind
{
    public override DataKind Target => DataKind.String;

    public override string[] Metrics => ["log-loss", "accuracy"];

    public override IEstimator<ITransformer> MakeLabel(MLContext context) => context.Transforms.Conversion.MapValueToKey("Label", "Target");

    public override Trainer[] Trainers(OptionSettings settings) =>
    [
        new("FourPixel", context => context.MulticlassClassification.Trainers.FourPixel(settings.Apply(new FourPixelTrainer.Options()))),
        new("LightGBM", context => context.MulticlassClassification.Trainers.LightGbm()),
        new("FastTree", context => context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree())),
        new("L-BFGS", context => Scale(context).Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())),
        new("SDCA", context => Scale(context).Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy())),
    ];

    public override IEstimator<ITransformer> LightGbm(MLContext context, LightGbmSetting setting) =>
        context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            NumberOfLeaves = setting.Leaves,
            LearningRate = setting.LearningRate,
            NumberOfIterations = setting.Iterations,
            MinimumExampleCountPerLeaf = setting.RowsPerLeaf,
            Booster = setting.Booster,
            NumberOfThreads = 1,
        });

    /// <summary>The key of class i is i + 1.</summary>
    public override double[] Labels(IDataView rows) => [.. rows.GetColumn<uint>("Label").Select(label => label - 1.0)];

    public override double[][] Predictions(IDataView scored) =>
        [.. scored.GetColumn<float[]>("Score").Select(scores => Array.ConvertAll(scores, score => (double)score))];

    public override double[] Judge(double[][] predictions, double[] labels) => [LogLoss(predictions, labels), Accuracy(predictions, labels)];
}
