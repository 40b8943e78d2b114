using FourPixel.Tool.Columns;
using FourPixel.Tool.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace FourPixel.Tool.Models;

/// <summary>
/// The pipeline from the columns of a table to the column "Features". It consists of ML.NET's own transforms, so that every
/// application with ML.NET and FourPixel can use the model.
/// </summary>
internal static class Featurizer
{
    public static IEstimator<ITransformer> Make(MLContext mlContext, IReadOnlyList<TrainingColumn> columns)
    {
        IEstimator<ITransformer> pipeline = new EstimatorChain<ITransformer>();
        var inputs = new List<string>();
        foreach (TrainingColumn column in columns)
        {
            switch (column.Format.Kind)
            {
                case ColumnKind.Text:
                    pipeline = pipeline.Append(MakeOneHot(mlContext, column));
                    inputs.Add(column.Name);
                    break;
                case ColumnKind.Date:
                    pipeline = DateParts.Append(mlContext, pipeline, column.Name, column.Profile.HasTimes, inputs);
                    break;
                default:
                    inputs.Add(column.Name);
                    break;
            }
        }
        return pipeline.Append(mlContext.Transforms.Concatenate("Features", [.. inputs]));
    }

    /// <summary>One slot for each frequent value. For missing, rare or new text, all slots are 0.</summary>
    private static OneHotEncodingEstimator MakeOneHot(MLContext mlContext, TrainingColumn column) =>
        mlContext.Transforms.Categorical.OneHotEncoding(column.Name, keyData:
            mlContext.Data.LoadFromEnumerable(column.FindCategories().Select(value => new Category { Name = value })));
}
