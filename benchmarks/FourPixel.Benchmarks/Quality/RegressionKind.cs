using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace FourPixel.Benchmarks.Quality;

/// <summary>Regression. ML.NET's L-BFGS is not included: it supports Poisson regression only.</summary>
internal sealed class RegressionKind : TaskKind
{
    public override DataKind Target => DataKind.Single;

    public override string[] Metrics => ["RMSE", "R-squared"];

    public override IEstimator<ITransformer> MakeLabel(MLContext context) => context.Transforms.CopyColumns("Label", "Target");

    public override Trainer[] Trainers(OptionSettings settings) =>
    [
        new("FourPixel", context => context.Regression.Trainers.FourPixel(settings.Apply(new FourPixelRegressionTrainer.Options()))),
        new("LightGBM", context => context.Regression.Trainers.LightGbm()),
        new("FastTree", context => context.Regression.Trainers.FastTree()),
        new("SDCA", context => Scale(context).Append(context.Regression.Trainers.Sdca())),
    ];

    public override IEstimator<ITransformer> LightGbm(MLContext context, LightGbmSetting setting) =>
        context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
        {
            NumberOfLeaves = setting.Leaves,
            LearningRate = setting.LearningRate,
            NumberOfIterations = setting.Iterations,
            MinimumExampleCountPerLeaf = setting.RowsPerLeaf,
            Booster = setting.Booster,
            NumberOfThreads = 1,
        });

    public override double[] Labels(IDataView rows) => [.. rows.GetColumn<float>("Label")];

    public override double[][] Predictions(IDataView scored) => [.. scored.GetColumn<float>("Score").Select(score => new double[] { score })];

    public override double[] Judge(double[][] predictions, double[] labels)
    {
        double[] errors = [.. predictions.Zip(labels, (prediction, label) => Math.Pow(prediction[0] - label, 2))];
        double mean = labels.Average();
        return [Math.Sqrt(errors.Average()), 1 - (errors.Sum() / labels.Sum(label => Math.Pow(label - mean, 2)))];
    }
}
