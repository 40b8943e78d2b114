using FourPixel.Net.Pictures;
using FourPixel.Report.Page;
using FourPixel.Report.Results;

namespace FourPixel.Report.Sections;

/// <summary>Predicted against actual numbers: row by row, and as the means of tenths of the rows.</summary>
internal static class PredictedSection
{
    private const int MaxDots = 1_000, Tenths = 10;

    public static Section Make(IReadOnlyList<NumberScores> targets)
    {
        Html[] figures = [.. targets.Select(target => Section.Figure(Draw(target),
            $"{target.Name}: each dot is a row{(target.Rows > MaxDots ? $", {(target.Rows + StepOf(target) - 1) / StepOf(target)} of {Text.Count(target.Rows, "row")}" : "")}. On the dashed line, predictions are correct."))];
        double within = targets.Average(target => target.Actual.Zip(target.Predicted)
            .Average(pair => Math.Abs(pair.First - pair.Second) <= 0.1 * Math.Abs(pair.First) ? 1.0 : 0));
        return new Section("predicted", "Predicted against actual", $"{Text.Percent(within)} of the predictions are within 10% of the actual value.", Section.Figures(figures));
    }

    /// <summary>The calibration of a regression: the mean prediction and the mean actual value of each tenth of the rows.</summary>
    public static Section MakeCalibration(IReadOnlyList<NumberScores> targets)
    {
        (NumberScores Target, (double X, double Y)[] Means)[] calibrations = [.. targets.Select(target => (target, AverageTenths(target)))];
        Html content = Section.Figures(calibrations.Select(pair => Section.Figure(DrawMeans(pair.Target, pair.Means),
            $"{pair.Target.Name}: the rows in tenths by their prediction. On the dashed line, predictions are correct on average.")));
        var table = new HtmlTable("Means of tenths of the rows", ["Target"], ["Mean prediction", "Mean actual value"]);
        foreach ((NumberScores target, (double X, double Y)[] means) in calibrations)
        {
            foreach ((double x, double y) in means)
                table.Add(target.Name, Text.Number(x), Text.Number(y));
        }
        double bias = -targets[0].Residuals.Average();
        return new Section("calibration", "Calibration",
            $"Over all rows, predictions{(targets.Count == 1 ? "" : " of " + targets[0].Name)} are {Text.Number(Math.Abs(bias))} too {(bias > 0 ? "high" : "low")} on average.",
            Html.Of($"{content}{Section.Details("Numbers of these curves", table.ToHtml())}"));
    }

    /// <summary>The step between the rows that are drawn.</summary>
    private static int StepOf(NumberScores target) => (target.Rows + MaxDots - 1) / MaxDots;

    private static string Draw(NumberScores target)
    {
        PlotScale scale = PlotScale.Straight(target.Actual.Concat(target.Predicted).Min(), target.Actual.Concat(target.Predicted).Max());
        int step = StepOf(target);
        IEnumerable<(double, double)> dots = Enumerable.Range(0, target.Rows).Where(row => row % step == 0).Select(row => (target.Actual[row], target.Predicted[row]));
        return new Plot($"Predicted against actual {target.Name}", $"Of {target.Rows} rows, the actual and the predicted value.", (scale, "actual"), (scale, "predicted"))
            .Dots(dots, "series-0 faint", radius: 2.5)
            .Line([(scale.Ticks[0].Value, scale.Ticks[0].Value), (scale.Ticks[^1].Value, scale.Ticks[^1].Value)], "diagonal", "correct predictions").ToString();
    }

    private static string DrawMeans(NumberScores target, (double X, double Y)[] means)
    {
        double[] values = [.. means.SelectMany(mean => new[] { mean.X, mean.Y })];
        PlotScale scale = PlotScale.Straight(values.Min(), values.Max());
        return new Plot($"Calibration of {target.Name}", "The mean prediction and the mean actual value of each tenth of the rows.", (scale, "mean prediction"), (scale, "mean actual value"))
            .Line([(scale.Ticks[0].Value, scale.Ticks[0].Value), (scale.Ticks[^1].Value, scale.Ticks[^1].Value)], "diagonal", "correct on average")
            .Line(means, "series-0").Dots(means, "series-0", radius: 4).ToString();
    }

    private static (double X, double Y)[] AverageTenths(NumberScores target)
    {
        int[] sorted = [.. Enumerable.Range(0, target.Rows).OrderBy(row => target.Predicted[row])];
        return [.. sorted.Chunk(Math.Max(1, (sorted.Length + Tenths - 1) / Tenths))
            .Select(rows => (rows.Average(row => target.Predicted[row]), rows.Average(row => target.Actual[row])))];
    }
}
