using FourPixel.Net.Pictures;
using FourPixel.Report.Page;
using FourPixel.Report.Results;

namespace FourPixel.Report.Sections;

/// <summary>The residuals of a regression.</summary>
internal static class ResidualsSection
{
    private const int MaxDots = 1_000, Bins = 24;

    public static Section Make(IReadOnlyList<NumberScores> targets)
    {
        string reading = string.Join(" ", targets.Select(target => Read(target, targets.Count > 1)));
        return new Section("residuals", "Residuals", reading, Section.Figures(targets.SelectMany(target => new[]
        {
            Section.Figure(DrawHistogram(target), $"{target.Name}: the number of rows in each range of residuals."),
            Section.Figure(DrawDots(target), $"{target.Name}: the actual value minus the prediction. A pattern would be something that the model has missed."),
        })));
    }

    private static string Read(NumberScores target, bool isNamed)
    {
        double[] sizes = [.. target.Residuals.Select(Math.Abs).Order()];
        return $"{(isNamed ? target.Name + ": half" : "Half")} of the predictions are off by less than {Text.Number(sizes[sizes.Length / 2])}, "
            + $"nine of ten by less than {Text.Number(sizes[(int)(0.9 * (sizes.Length - 1))])}.";
    }

    private static string DrawHistogram(NumberScores target)
    {
        double[] residuals = [.. target.Residuals];
        PlotScale x = PlotScale.Straight(residuals.Min(), residuals.Max());
        double least = x.Ticks[0].Value, width = (x.Ticks[^1].Value - least) / Bins;
        int[] counts = new int[Bins];
        foreach (double residual in residuals)
            counts[Math.Clamp((int)((residual - least) / width), 0, Bins - 1)]++;
        var plot = new Plot($"Residuals of {target.Name}", "The number of rows in each range of residuals.", (x, "actual minus predicted"), (PlotScale.Straight(0, counts.Max()), "rows"));
        for (int i = 0; i < Bins; i++)
            plot.Bar(least + (i * width), least + ((i + 1) * width), counts[i], "first");
        return plot.ToString();
    }

    private static string DrawDots(NumberScores target)
    {
        double[] residuals = [.. target.Residuals];
        PlotScale x = PlotScale.Straight(target.Predicted.Min(), target.Predicted.Max()), y = PlotScale.Straight(residuals.Min(), residuals.Max());
        int step = (target.Rows + MaxDots - 1) / MaxDots;
        return new Plot($"Residuals against predicted {target.Name}", "Of each row, the prediction and the residual.", (x, "predicted"), (y, "actual minus predicted"))
            .Dots(Enumerable.Range(0, target.Rows).Where(row => row % step == 0).Select(row => (target.Predicted[row], residuals[row])), "series-0 faint", radius: 2.5)
            .Line([(x.Ticks[0].Value, 0), (x.Ticks[^1].Value, 0)], "diagonal", "correct predictions").ToString();
    }
}
