using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Rows;
using FourPixel.Report.Sections;

namespace FourPixel.Report.Tasks;

/// <summary>A classification, of two classes or of more.</summary>
internal abstract class ClassReport(ReportInput input, ClassScores scores, string[] classes) : ReportTask(input)
{
    public override IReadOnlyList<long> Positions => scores.Positions;

    public override (string Loss, string Score) QualityNames => ("log-loss", "accuracy");

    public override string ScoreUnit => "log-odds";

    public override string LabelSummary =>
        string.Join(", ", Frequent.Take(4).Select(c => $"{Text.Shorten(classes[c])} {Text.Percent((double)Counts[c] / scores.Rows)}"))
        + (classes.Length > 4 ? $" and {Text.Count(classes.Length - 4, "class").Replace("classs", "classes", StringComparison.Ordinal)} more" : "");

    public override string Reading =>
        $"{Text.Percent(scores.Quality.Score)} of {Text.Count(scores.Rows, "held-out row")} are predicted correctly; "
        + $"always predicting {classes[Frequent[0]]} would be correct for {Text.Percent(MostFrequent)}.";

    protected ClassScores Scores => scores;

    protected string[] Classes => classes;

    protected int[] Counts { get; } = scores.Counts;

    protected double MostFrequent => (double)Counts.Max() / scores.Rows;

    /// <summary>The classes by their rows, the most frequent first.</summary>
    protected int[] Frequent => [.. Enumerable.Range(0, classes.Length).OrderByDescending(c => Counts[c])];

    /// <summary>The classes whose curves are drawn.</summary>
    protected abstract IEnumerable<int> CurveClasses { get; }

    protected abstract CalibrationCurve Calibration { get; }

    public override IEnumerable<Section> MakePlots()
    {
        yield return ConfusionSection.Make(scores, classes, Frequent);
        yield return CurvesSection.Make(scores, classes, [.. CurveClasses]);
        yield return CalibrationSection.Make(Calibration, this is BinaryReport ? $"the probability of {classes[1]}" : "the probability of the predicted class");
    }

    public override IReadOnlyList<RowError> FindErrors(int most) =>
    [
        .. Enumerable.Range(0, scores.Rows).Where(row => scores.Actual[row] != scores.Predicted[row])
            .OrderByDescending(scores.LossOf).Take(most).Select(Describe),
    ];

    public override ErrorReason[] Explain(IReadOnlyList<RowError> errors, RowTable usual) => Explain(errors, usual, output: null);

    public override string DescribeScore(double score) => Text.Percent(score);

    private RowError Describe(int row)
    {
        int predicted = scores.Predicted[row], actual = scores.Actual[row];
        bool isNo = this is BinaryReport && predicted == 0;
        return new RowError(scores.Positions[row], classes[actual],
            $"{classes[predicted]} ({Text.Percent(scores.ProbabilityOf(row, predicted))})", isNo ? -1 : 1);
    }
}
