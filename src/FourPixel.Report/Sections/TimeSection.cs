using FourPixel.Report.Page;

namespace FourPixel.Report.Sections;

/// <summary>How long training, scoring and the report took.</summary>
internal static class TimeSection
{
    /// <param name="steps">Each step with its time, in order.</param>
    /// <param name="training">The time of the training, if it is known.</param>
    /// <param name="rows">The rows that were scored.</param>
    public static Section Make(IReadOnlyList<(string Step, TimeSpan Time)> steps, TimeSpan? training, long rows)
    {
        var table = new HtmlTable("Times", ["Step"], ["Time"]);
        if (training is TimeSpan time)
            table.Add("Training", Text.Time(time));
        foreach ((string step, TimeSpan taken) in steps)
            table.Add(step, Text.Time(taken));
        string trained = training is TimeSpan known ? $"The training took {Text.Time(known)}. " : "";
        return new Section("time", "Time taken", $"{trained}Reading, scoring and measuring {Text.Count(rows, "row")} took {Text.Time(steps[0].Time)}.", table.ToHtml());
    }
}
