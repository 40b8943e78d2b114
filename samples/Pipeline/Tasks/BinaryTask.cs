using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>One value of two. The label becomes a <see cref="bool"/>.</summary>
internal sealed class BinaryTask : TableTask
{
    /// <summary>With fewer rows of a value, a part of the rows that judges is likely to have none of it.</summary>
    private const int FewestRowsOfEach = 10;

    private readonly string _label;
    private readonly string _yes;
    private readonly string _no;

    /// <param name="table">Has one label column with two values.</param>
    /// <param name="positive">The value that is a yes; null for the greater: 1 rather than 0, "yes" rather than "no".</param>
    public BinaryTask(CsvTable table, string? positive)
    {
        ColumnProfile label = table.SingleLabel("binary");
        string[] values = [.. label.SortValues()];
        string column = $"label column '{label.Name}' of {table.Path}";
        if (values.Length != 2)
        {
            string some = string.Join(", ", values.Take(5).Select(value => $"'{value}'")) + (values.Length > 5 ? ", ..." : "");
            throw new InputException($"--task is binary, but the {column} has {values.Length} different values: {some}; two are needed.");
        }
        if (positive != null && !values.Contains(positive))
            throw new InputException($"--positive is '{positive}'; the {column} has '{values[0]}' and '{values[1]}'.");
        string? rare = values.FirstOrDefault(value => label.RowsOfValues[value] < FewestRowsOfEach);
        if (rare != null)
        {
            throw new InputException($"The {column} has '{rare}' in {label.RowsOfValues[rare]} rows; "
                + $"at least {FewestRowsOfEach} are needed.");
        }
        _label = label.Name;
        _yes = positive ?? values[1];
        _no = values.Single(value => value != _yes);
    }

    public override string Description =>
        $"Binary: yes is '{_yes}' in '{_label}', and no is '{_no}'; --positive \"{_no}\" turns it around.";

    public override DataKind LabelKind => DataKind.String;

    /// <summary>A <see cref="bool"/> has no value for missing.</summary>
    public override IDataView KeepLabelled(MLContext mlContext, IDataView data)
    {
        IDataView keyed = mlContext.Transforms.Conversion.MapValueToKey("Labelled", _label,
            keyData: mlContext.Data.LoadFromEnumerable(new Category[] { new() { Name = _no }, new() { Name = _yes } }))
            .Fit(data).Transform(data);
        return mlContext.Data.FilterRowsByMissingValues(keyed, "Labelled");
    }

    public override IEstimator<ITransformer> MakeLabel(MLContext mlContext) =>
        mlContext.Transforms.Conversion.MapValue("Label",
            new Dictionary<string, bool> { [_no] = false, [_yes] = true }, _label);

    public override IEstimator<ITransformer> MakeLinear(MLContext mlContext) =>
        mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression()
            .Append(MakePrediction(mlContext));

    public override IEstimator<ITransformer> MakeFourPixel(
        MLContext mlContext, Action<EpochReport> epochCompleted, Action<TrainingHistory> trained) =>
        mlContext.BinaryClassification.Trainers
            .FourPixel(new FourPixelBinaryTrainer.Options { EpochCompleted = epochCompleted })
            .WithOnFitDelegate(fitted => trained(fitted.Model.SubModel.History))
            .Append(MakePrediction(mlContext));

    public override Evaluation Evaluate(MLContext mlContext, IDataView scored)
    {
        CalibratedBinaryClassificationMetrics metrics = mlContext.BinaryClassification.Evaluate(scored);
        return new Evaluation(
        [
            new Metric("Accuracy", metrics.Accuracy, IsShare: true),
            new Metric("Area under the ROC curve", metrics.AreaUnderRocCurve),
            new Metric("F1", metrics.F1Score),
            new Metric("Log-loss (0 is best)", metrics.LogLoss),
        ], new Confusion(metrics.ConfusionMatrix, [_yes, _no]));
    }

    private IEstimator<ITransformer> MakePrediction(MLContext mlContext) =>
        mlContext.Transforms.Conversion.MapValue("Prediction",
            new Dictionary<bool, string> { [false] = _no, [true] = _yes }, "PredictedLabel");
}
