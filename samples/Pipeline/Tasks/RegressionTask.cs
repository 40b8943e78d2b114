using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FourPixel.Samples;

/// <summary>A number, or several at once. The label becomes a <see cref="float"/>, or a vector of them.</summary>
internal sealed class RegressionTask : TableTask
{
    private readonly string[] _labels;

    public RegressionTask(CsvTable table)
    {
        foreach (ColumnProfile label in table.Labels)
            label.CheckNumbers();
        _labels = [.. table.Labels.Select(label => label.Name)];
    }

    public override string Description => _labels.Length == 1
        ? $"Regression: '{_labels[0]}' is a number; --task multiclass takes its values for categories."
        : $"Regression: {string.Join(", ", _labels.Select(label => $"'{label}'"))} are numbers, predicted together.";

    public override DataKind LabelKind => DataKind.Single;

    public override IEstimator<ITransformer> MakeLabel(MLContext mlContext) => _labels.Length == 1
        ? mlContext.Transforms.CopyColumns("Label", _labels[0])
        : mlContext.Transforms.Concatenate("Label", _labels);

    /// <summary>A linear trainer learns one number, so that there is one for each.</summary>
    public override IEstimator<ITransformer> MakeLinear(MLContext mlContext)
    {
        if (_labels.Length == 1)
            return MakeLinear(mlContext, "Label");
        IEstimator<ITransformer> all = new EstimatorChain<ITransformer>();
        foreach (string label in _labels)
        {
            all = all.Append(MakeLinear(mlContext, label))
                .Append(mlContext.Transforms.CopyColumns($"Score of {label}", "Score"));
        }
        return all.Append(mlContext.Transforms.Concatenate("Score", [.. _labels.Select(label => $"Score of {label}")]));
    }

    public override IEstimator<ITransformer> MakeFourPixel(
        MLContext mlContext, Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        mlContext.Regression.Trainers
            .FourPixel(new FourPixelRegressionTrainer.Options { EpochCompleted = epochCompleted })
            .WithOnFitDelegate(fitted => trained(fitted.Model.History));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        MultiTargetRegressionMetrics metrics = mlContext.Regression.EvaluateTargets(scored);
        var mean = new Metric("R-squared, mean of all", metrics.RSquared);
        return new Evaluation(_labels.Length == 1
            ? Describe(metrics.Targets[0], "")
            : [mean, .. metrics.Targets.SelectMany(target => Describe(target, $"{target.Name}: "))]);
    }

    private static Metric[] Describe(TargetMetrics target, string prefix) =>
    [
        new Metric(prefix + "R-squared", target.RSquared),
        new Metric(prefix + "Mean absolute error", target.MeanAbsoluteError),
        new Metric(prefix + "Root of the mean squared error", target.RootMeanSquaredError),
    ];

    /// <summary>One thread, so that it comes out the same each time.</summary>
    private static IEstimator<ITransformer> MakeLinear(MLContext mlContext, string label) =>
        mlContext.Regression.Trainers.Sdca(
            new SdcaRegressionTrainer.Options { LabelColumnName = label, NumberOfThreads = 1 });
}
