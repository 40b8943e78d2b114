using FourPixel.MLNet;
using FourPixel.Report.Page;

namespace FourPixel.Report.Sections;

/// <summary>How far probabilities can be believed.</summary>
internal static class CalibrationSection
{
    public static Section Make(CalibrationCurve curve, string probability)
    {
        CalibrationBin[] bins = [.. curve.Bins.Where(bin => bin.Rows > 0)];
        var plot = new Plot("Calibration curve", $"Expected calibration error: {Text.Number(curve.ExpectedCalibrationError)}.",
            (Plot.Shares, probability), (Plot.Shares, "share that came true"));
        plot.Line([(0, 0), (1, 1)], "diagonal", "perfect calibration");
        (double, double)[] points = [.. bins.Select(bin => (bin.MeanProbability, bin.Frequency))];
        plot.Line(points, "series-0").Dots(points, "series-0", radius: 4);
        var rows = new Plot("Rows by probability", "How many rows have which probability.", (Plot.Shares, probability),
            (Net.Pictures.PlotScale.Straight(0, bins.Max(bin => bin.Rows)), "rows"));
        foreach (CalibrationBin bin in bins)
            rows.Bar(bin.From, bin.To, bin.Rows, "first");
        var table = new HtmlTable("Probabilities and what came true", ["Probability"], ["Rows", "Mean probability", "Came true"]);
        foreach (CalibrationBin bin in bins)
            table.Add($"{Text.Number(bin.From)} to {Text.Number(bin.To)}", Text.Number(bin.Rows), Text.Percent(bin.MeanProbability), Text.Percent(bin.Frequency));
        return new Section("calibration", "Calibration", Read(curve, bins), Html.Of($"""
            {Section.Figures([
                Section.Figure(plot.ToString(), "What the model says against what came true. On the dashed line, both are the same."),
                Section.Figure(rows.ToString(), "How many rows have which probability.")])}
            {Section.Details("Numbers of this curve", table.ToHtml())}
            """));
    }

    private static string Read(CalibrationCurve curve, CalibrationBin[] bins)
    {
        CalibrationBin largest = bins.MaxBy(bin => bin.Rows)!;
        return $"Probabilities differ from what comes true by {Text.Percent(curve.ExpectedCalibrationError)} on average. Where the model says about "
            + $"{Text.Percent(largest.MeanProbability)} ({Text.Count(largest.Rows, "row")}), it comes true in {Text.Percent(largest.Frequency)}.";
    }
}
