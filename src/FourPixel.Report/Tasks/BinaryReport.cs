using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Results;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tasks;

/// <summary>A binary classification.</summary>
internal sealed class BinaryReport : ClassReport
{
    private readonly CalibratedBinaryClassificationMetrics _metrics;

    public BinaryReport(ReportInput input)
        : base(input, ClassScores.ReadBinary(input.Scored, input.Model.LabelColumn, input.Cancellation), [.. input.Options.ClassNames ?? ["no", "yes"]])
    {
        CheckRows();
        if (Counts.Contains(0))
        {
            throw new ArgumentException($"All {Scores.Rows} held-out rows are '{Classes[Counts[0] == 0 ? 1 : 0]}' in '{input.LabelName}'; "
                + "pass rows of both classes.");
        }
        _metrics = input.Context.BinaryClassification.Evaluate(input.Scored, input.Model.LabelColumn);
    }

    public override string Name => "Binary classification";

    public override IReadOnlyList<Metric> Metrics =>
    [
        new("Accuracy", _metrics.Accuracy, "The share of correct predictions", IsShare: true),
        new("Area under the ROC curve", _metrics.AreaUnderRocCurve,
            $"How often a row of {Classes[1]} has a higher probability than one of {Classes[0]}: 0.5 is chance, 1 is best"),
        new("Log-loss, in bits", _metrics.LogLoss, "How far the probabilities are from the actual classes: 0 is best; a bit is 0.69 of the learning curve's loss"),
        new("Precision", _metrics.PositivePrecision, $"Of the rows predicted as {Classes[1]}, the share that is {Classes[1]}", IsShare: true),
        new("Recall", _metrics.PositiveRecall, $"Of the rows that are {Classes[1]}, the share that is found", IsShare: true),
        new("F1", _metrics.F1Score, "The harmonic mean of precision and recall: 1 is best"),
        new("Area under the precision-recall curve", _metrics.AreaUnderPrecisionRecallCurve,
            $"The mean precision over all thresholds: chance is {Page.Text.Number((double)Counts[1] / Scores.Rows)}, 1 is best"),
    ];

    protected override IEnumerable<int> CurveClasses => [1];

    protected override CalibrationCurve Calibration =>
        Input.Context.BinaryClassification.CalibrationCurve(Input.Scored, Input.Model.LabelColumn);

    public override (string Loss, string Score) QualityNames => ("log-loss, in bits", base.QualityNames.Score);

    /// <summary>The loss is in bits, as ML.NET's is.</summary>
    public override Quality Measure(IDataView scored)
    {
        Quality quality = ClassScores.ReadBinary(scored, Input.Model.LabelColumn, Input.Cancellation).Quality;
        return quality with { Loss = quality.Loss / Math.Log(2) };
    }
}
