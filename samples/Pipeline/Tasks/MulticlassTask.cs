using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>One category of several. The label becomes a key.</summary>
internal sealed class MulticlassTask : TableTask
{
    private const int MostCategories = 1000;

    private readonly string _label;
    private readonly bool _isNumeric;
    private readonly Category[] _categories;

    public MulticlassTask(CsvTable table)
    {
        ColumnProfile label = table.SingleLabel("multiclass");
        int categories = label.RowsOfValues.Count;
        if (categories > Math.Min(MostCategories, label.Present / 2))
        {
            throw new InputException($"Label column '{label.Name}' of {table.Path} has {categories} different values in "
                + $"{label.Present} rows; categories have to repeat, and {MostCategories} are the most.");
        }
        _label = label.Name;
        _isNumeric = label.IsNumeric;
        _categories = [.. label.SortValues().Select(value => new Category { Name = value })];
    }

    public override string Description => $"Multiclass: '{_label}' is one of {_categories.Length} categories"
        + (_isNumeric ? "; --task regression takes them for numbers." : ".");

    public override DataKind LabelKind => DataKind.String;

    public override IEstimator<ITransformer> MakeLabel(MLContext mlContext) =>
        mlContext.Transforms.Conversion.MapValueToKey("Label", _label,
            keyData: mlContext.Data.LoadFromEnumerable(_categories));

    public override IEstimator<ITransformer> MakeLinear(MLContext mlContext) =>
        mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy()
            .Append(MakePrediction(mlContext));

    public override IEstimator<ITransformer> MakeFourPixel(
        MLContext mlContext, Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        mlContext.MulticlassClassification.Trainers
            .FourPixel(new FourPixelTrainer.Options { EpochCompleted = epochCompleted })
            .WithOnFitDelegate(fitted => trained(fitted.Model.History))
            .Append(MakePrediction(mlContext));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        MulticlassClassificationMetrics metrics = mlContext.MulticlassClassification.Evaluate(scored);
        return new Evaluation(
        [
            new Metric("Accuracy", metrics.MicroAccuracy, IsShare: true),
            new Metric("Accuracy, mean of the categories", metrics.MacroAccuracy, IsShare: true),
            new Metric("Log-loss (0 is best)", metrics.LogLoss),
        ], new Confusion(metrics.ConfusionMatrix, [.. _categories.Select(category => category.Name)]));
    }

    private static IEstimator<ITransformer> MakePrediction(MLContext mlContext) =>
        mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel");
}
