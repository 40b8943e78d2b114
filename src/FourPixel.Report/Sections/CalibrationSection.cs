using FourPixel.MLNet;
using FourPixel.Report.Page;

namespace FourPixel.Report.Sections;

/// <summary>The calibration of the probabilities.</summary>
internal static class CalibrationSection
{
    public static Section Make(CalibrationCurve curve, string probability)
    {
        CalibrationBin[] bins = [.. curve.Bins.Where(bin => bin.Rows > 0)];
        var plot = new Plot("Calibration curve", $"Expected calibration error: {Text.Number(curve.ExpectedCalibrationError)}.",
            (Plot.Shares, probability), (Plot.Shares, "observed frequency"));
        plot.Line([(0, 0), (1, 1)], "diagonal", "perfect calibration");
        (double, double)[] points = [.. bins.Select(bin => (bin.MeanProbability, bin.Frequency))];
        plot.Line(points, "series-0").Dots(points, "series-0", radius: 4);
        var rows = new Plot("Rows by probability", "The number of rows in each range of probabilities.", (Plot.Shares, probability),
            (Net.Pictures.PlotScale.Straight(0, bins.Max(bin => bin.Rows)), "rows"));
        foreach (CalibrationBin bin in bins)
            rows.Bar(bin.From, bin.To, bin.Rows, "first");
        var table = new HtmlTable("Predicted probabilities and observed frequencies", ["Probability"], ["Rows", "Mean probability", "Observed frequency"]);
        foreach (CalibrationBin bin in bins)
            table.Add($"{Text.Number(bin.From)} to {Text.Number(bin.To)}", Text.Number(bin.Rows), Text.Percent(bin.MeanProbability), Text.Percent(bin.Frequency));
        return new Section("calibration", "Calibration", Read(curve, bins), Html.Of($"""
            {Section.Figures([
                Section.Figure(plot.ToString(), "The predicted probability against the observed frequency. On the dashed line, both are equal."),
                Section.Figure(rows.ToString(), "The number of rows in each range of probabilities.")])}
            {Section.Details("Numbers of this curve", table.ToHtml())}
            """));
    }

    private static string Read(CalibrationCurve curve, CalibrationBin[] bins)
    {
        CalibrationBin largest = bins.MaxBy(bin => bin.Rows)!;
        return $"Probabilities differ from the observed frequencies by {Text.Percent(curve.ExpectedCalibrationError)} on average. Where the model predicts about "
            + $"{Text.Percent(largest.MeanProbability)} ({Text.Count(largest.Rows, "row")}), the observed frequency is {Text.Percent(largest.Frequency)}.";
    }
}
