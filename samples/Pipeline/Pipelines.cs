using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using ReplacementMode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace FourPixel.Samples;

/// <summary>The ML.NET pipelines, from columns to a predicted category. This is the file to copy from.</summary>
internal static class Pipelines
{
    /// <summary>A network needs features and a label: it scales columns and fills gaps by itself.</summary>
    public static IEstimator<ITransformer> FourPixel(
        MLContext mlContext, TableColumns columns, FourPixelTrainer.Options options) =>
        Featurize(mlContext, columns)
            .Append(mlContext.MulticlassClassification.Trainers.FourPixel(options))
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"));

    /// <summary>The linear baseline: gaps are filled with the column's mean, columns brought to one scale.</summary>
    public static IEstimator<ITransformer> Linear(MLContext mlContext, TableColumns columns) =>
        Featurize(mlContext, columns)
            .Append(mlContext.Transforms.ReplaceMissingValues("Features", replacementMode: ReplacementMode.Mean))
            .Append(mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false))
            .AppendCacheCheckpoint(mlContext)
            .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"));

    /// <summary>Text columns become one-hot, all features one vector, and the label a key.</summary>
    private static IEstimator<ITransformer> Featurize(MLContext mlContext, TableColumns columns)
    {
        InputOutputColumnPair[] texts = [.. columns.Texts.Select(name => new InputOutputColumnPair(name))];
        IEstimator<ITransformer> oneHot = texts.Length == 0
            ? new EstimatorChain<ITransformer>()
            : mlContext.Transforms.Categorical.OneHotEncoding(texts);
        return oneHot
            .Append(mlContext.Transforms.Concatenate("Features", [.. columns.Numbers, .. columns.Texts]))
            .Append(mlContext.Transforms.Conversion.MapValueToKey("Label", columns.Label,
                keyData: mlContext.Data.LoadFromEnumerable(columns.Categories)));
    }
}
