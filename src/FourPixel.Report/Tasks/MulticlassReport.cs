using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Results;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tasks;

/// <summary>One class of several.</summary>
internal sealed class MulticlassReport : ClassReport
{
    private const int MostCurves = 5;

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
        new("Accuracy", _metrics.MicroAccuracy, "The share of rows that are right", IsShare: true),
        new("Accuracy, mean of the classes", _metrics.MacroAccuracy, "The same, if each class counts alike", IsShare: true),
        new("Log-loss", _metrics.LogLoss, "How far the probabilities are from the truth: 0 is best"),
        new("Log-loss reduction", _metrics.LogLossReduction, "How much of the log-loss of the classes' shares is gone: 1 is best"),
    ];

    /// <summary>The most frequent classes that some rows have and some don't.</summary>
    protected override IEnumerable<int> CurveClasses => Frequent.Where(c => Counts[c] > 0 && Counts[c] < Scores.Rows).Take(MostCurves);

    protected override CalibrationCurve Calibration =>
        Input.Context.MulticlassClassification.CalibrationCurve(Input.Scored, Input.Model.LabelColumn);

    public override Quality Measure(IDataView scored) =>
        ClassScores.ReadMulticlass(scored, Input.Model.LabelColumn, Input.Cancellation).Quality;

    /// <summary>The classes that the model knows, from its scores or from the label.</summary>
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
