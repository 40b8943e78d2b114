using FourPixel.MLNet;
using FourPixel.Report.Models;
using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Rows;
using FourPixel.Report.Sections;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tasks;

/// <summary>A number, or several at once.</summary>
internal sealed class RegressionReport : ReportTask
{
    private readonly NumberScores[] _targets;
    private readonly MultiTargetRegressionMetrics _metrics;
    private readonly string[] _names;

    public RegressionReport(ReportInput input)
        : base(input)
    {
        _names = NamesOf(input);
        _targets = NumberScores.Read(input.Scored, input.Model.LabelColumn, _names, input.Cancellation);
        Positions = [.. _targets.SelectMany(target => target.Positions).Distinct().Order()];
        CheckRows();
        if (Array.Find(_targets, target => target.Rows == 0) is NumberScores empty)
            throw new ArgumentException($"No held-out row has a value of the target '{empty.Name}'; pass rows with values.");
        _metrics = input.Context.Regression.EvaluateTargets(input.Scored, input.Model.LabelColumn);
    }

    public override string Name => _targets.Length == 1 ? "Regression" : $"Regression of {_targets.Length} targets";

    public override IReadOnlyList<long> Positions { get; }

    public override (string Loss, string Score) QualityNames =>
        (_targets.Length == 1 ? "root mean squared error" : "relative root mean squared error", "R-squared");

    public override string ScoreUnit => "the label's unit";

    public override string LabelSummary => string.Join("; ", _targets.Select(target =>
        $"{(_targets.Length == 1 ? "" : target.Name + ": ")}{Text.Number(target.Actual.Min())} to {Text.Number(target.Actual.Max())}, mean {Text.Number(target.Actual.Average())}"));

    public override string Reading => string.Join(" ", _targets.Zip(_metrics.Targets, (target, metrics) =>
        $"{(_targets.Length == 1 ? "Predictions" : target.Name + ": predictions")} miss the actual value by {Text.Number(metrics.MeanAbsoluteError)} on average; "
        + $"always predicting the median would miss it by {Text.Number(target.MedianError)}."));

    public override IReadOnlyList<Metric> Metrics =>
        [.. _targets.Zip(_metrics.Targets).SelectMany(pair => Describe(pair.Second, _targets.Length == 1 ? "" : pair.First.Name + ": "))];

    public override IEnumerable<Section> MakePlots()
    {
        yield return PredictedSection.Make(_targets);
        yield return ResidualsSection.Make(_targets);
        yield return PredictedSection.MakeCalibration(_targets);
    }

    public override Quality Measure(IDataView scored)
    {
        NumberScores[] targets = NumberScores.Read(scored, Input.Model.LabelColumn, _names, Input.Cancellation);
        double[] unexplained = [.. targets.Where(Varies).Select(target => target.MeanSquaredError / target.Variance)];
        double score = unexplained.Length == 0 ? double.NaN : 1 - unexplained.Average();
        return targets.Length == 1 || unexplained.Length == 0
            ? new Quality(Math.Sqrt(targets.Where(target => target.Rows > 0).Select(target => target.MeanSquaredError).DefaultIfEmpty().Average()), score)
            : new Quality(Math.Sqrt(unexplained.Average()), score);
    }

    /// <summary>Errors of several targets are compared in units of their targets' standard deviations.</summary>
    public override IReadOnlyList<RowError> FindErrors(int most) =>
    [
        .. _targets.Index().SelectMany(pair => SizesOf(pair.Item).Select((size, row) => (Target: pair.Index, Row: row, Size: size)))
            .Where(error => error.Size > 0)
            .OrderByDescending(error => error.Size).Take(most).Select(error => Describe(error.Target, error.Row)),
    ];

    public override ErrorReason[] Explain(IReadOnlyList<RowError> errors, RowTable usual)
    {
        if (_targets.Length == 1)
            return Explain(errors, usual, output: null);
        ErrorReason[] reasons = new ErrorReason[errors.Count];
        foreach (IGrouping<int, (int Index, RowError Error)> target in errors.Index().GroupBy(pair => pair.Item.Target))
        {
            foreach (((int index, _), ErrorReason reason) in target.Zip(Explain([.. target.Select(pair => pair.Error)], usual, target.Key)))
                reasons[index] = reason;
        }
        return reasons;
    }

    public override string DescribeScore(double score) => Text.Number(score);

    /// <summary>A sample may have no values of a target, or only equal ones: then there is no scale to compare errors with.</summary>
    private static bool Varies(NumberScores target) => target.Rows > 0 && target.Variance > 0;

    private static IEnumerable<double> SizesOf(NumberScores target)
    {
        double unit = Varies(target) ? Math.Sqrt(target.Variance) : 1;
        return target.Residuals.Select(residual => Math.Abs(residual) / unit);
    }

    private RowError Describe(int target, int row)
    {
        NumberScores scores = _targets[target];
        double actual = scores.Actual[row], predicted = scores.Predicted[row];
        string name = _targets.Length == 1 ? "" : scores.Name + " ";
        return new RowError(scores.Positions[row], name + Text.Number(actual), $"{Text.Number(predicted)} ({Text.Signed(predicted - actual)})",
            predicted > actual ? 1 : -1, target);
    }

    private static Metric[] Describe(TargetMetrics target, string prefix) =>
    [
        new(prefix + "R-squared", target.RSquared, "The share of the variance that is explained: 1 is best, 0 is as good as the mean"),
        new(prefix + "Mean absolute error", target.MeanAbsoluteError, "How far predictions are off, on average"),
        new(prefix + "Root mean squared error", target.RootMeanSquaredError, "The same, with more weight on large errors"),
    ];

    private static string[] NamesOf(ReportInput input)
    {
        DataViewSchema.Column label = input.Scored.Schema[input.Model.LabelColumn];
        if (label.Type is not VectorDataViewType vector)
            return [input.LabelName];
        string[] numbers = [.. Enumerable.Range(0, vector.Size).Select(i => $"{input.LabelName}[{i}]")];
        if (!label.HasSlotNames())
            return numbers;
        VBuffer<ReadOnlyMemory<char>> names = default;
        label.GetSlotNames(ref names);
        return [.. names.DenseValues().Zip(numbers, (name, number) => name.IsEmpty ? number : name.ToString())];
    }
}
