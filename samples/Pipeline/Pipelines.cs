using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using ReplacementMode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace FourPixel.Samples;

/// <summary>
/// The ML.NET pipelines, from columns to a prediction. This is the file to copy from, with the task's own in Tasks: its
/// label and its trainers.
/// </summary>
internal static class Pipelines
{
    /// <summary>A network needs features and a label: it scales columns and fills gaps by itself.</summary>
    public static IEstimator<ITransformer> FourPixel(MLContext mlContext, TableColumns columns, TableTask task,
        Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        Featurize(mlContext, columns)
            .Append(task.MakeLabel(mlContext))
            .Append(task.MakeFourPixel(mlContext, epochCompleted, trained));

    /// <summary>The linear baseline: gaps are filled with the column's mean, columns brought to one scale.</summary>
    public static IEstimator<ITransformer> Linear(MLContext mlContext, TableColumns columns, TableTask task) =>
        Featurize(mlContext, columns)
            .Append(task.MakeLabel(mlContext))
            .Append(mlContext.Transforms.ReplaceMissingValues("Features", replacementMode: ReplacementMode.Mean))
            .Append(mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false))
            .AppendCacheCheckpoint(mlContext)
            .Append(task.MakeLinear(mlContext));

    /// <summary>Text columns become one-hot, and all features one vector.</summary>
    private static IEstimator<ITransformer> Featurize(MLContext mlContext, TableColumns columns)
    {
        InputOutputColumnPair[] texts = [.. columns.Texts.Select(name => new InputOutputColumnPair(name))];
        IEstimator<ITransformer> oneHot = texts.Length == 0
            ? new EstimatorChain<ITransformer>()
            : mlContext.Transforms.Categorical.OneHotEncoding(texts);
        return oneHot.Append(mlContext.Transforms.Concatenate("Features", [.. columns.Numbers, .. columns.Texts]));
    }
}
