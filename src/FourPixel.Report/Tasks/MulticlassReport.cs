using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Results;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tasks;

/// <summary>One class of several.</summary>
internal sealed class MulticlassReport : ClassReport
{
    private const int MaxCurves = 5;

    private readonly MulticlassClassificationMetrics _metrics;

    public MulticlassReport(ReportInput input)
        : base(input, ClassScores.ReadMulticlass(input.Scored, input.Model.LabelColumn, input.Cancellation), NamesOf(input))
    {
        CheckRows();
        _metrics = input.Context.MulticlassClassification.Evaluate(input.Scored, input.Model.LabelColumn);
    }

    public override string Name => "Multiclass classification";

    public override IReadOnlyList<Metric> Metrics =>
    [
        new("Accuracy", _metrics.MicroAccuracy, "The share of correct predictions", IsShare: true),
        new("Accuracy, mean of the classes", _metrics.MacroAccuracy, "The same, with equal weight for each class", IsShare: true),
        new("Log-loss", _metrics.LogLoss, "How far the probabilities are from the actual classes: 0 is best"),
        new("Log-loss reduction", _metrics.LogLossReduction, "The reduction of the log-loss, relative to predicting the class frequencies: 1 is best"),
    ];

    /// <summary>The most frequent classes that occur in some but not all rows.</summary>
    protected override IEnumerable<int> CurveClasses => Frequent.Where(c => Counts[c] > 0 && Counts[c] < Scores.Rows).Take(MaxCurves);

    protected override CalibrationCurve Calibration =>
        Input.Context.MulticlassClassification.CalibrationCurve(Input.Scored, Input.Model.LabelColumn);

    public override Quality Measure(IDataView scored) =>
        ClassScores.ReadMulticlass(scored, Input.Model.LabelColumn, Input.Cancellation).Quality;

    /// <summary>The names of the model's classes, from the score column or the label column.</summary>
    private static string[] NamesOf(ReportInput input)
    {
        int count = ((VectorDataViewType)input.Scored.Schema["Score"].Type).Size;
        string[] numbers = [.. Enumerable.Range(1, count).Select(i => $"class {i}")];
        foreach ((string column, string kind) in new[] { ("Score", "TrainingLabelValues"), ("Score", "SlotNames"), (input.Model.LabelColumn, "KeyValues") })
        {
            if (Read(input.Scored.Schema[column].Annotations, kind) is string[] names && names.Length >= count)
                return [.. names.Take(count)];
        }
        return numbers;
    }

    private static string[]? Read(DataViewSchema.Annotations annotations, string kind)
    {
        DataViewSchema.Column? values = annotations.Schema.GetColumnOrNull(kind);
        if (values?.Type is not VectorDataViewType vector)
            return null;
        if (vector.ItemType is TextDataViewType)
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            annotations.GetValue(kind, ref names);
            return [.. names.DenseValues().Select(name => name.ToString())];
        }
        if (vector.ItemType.RawType != typeof(float))
            return null;
        VBuffer<float> numbers = default;
        annotations.GetValue(kind, ref numbers);
        return [.. numbers.DenseValues().Select(number => Page.Text.Number(number))];
    }
}
