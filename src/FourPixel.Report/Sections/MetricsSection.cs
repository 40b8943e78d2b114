using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Tasks;

namespace FourPixel.Report.Sections;

/// <summary>The metrics over the held-out rows.</summary>
internal static class MetricsSection
{
    public static Section Make(ReportTask task)
    {
        var table = new HtmlTable("Metrics on the held-out rows", ["Metric", "Meaning"], ["Value"]);
        foreach (Metric metric in task.Metrics)
            table.Add(metric.Name, metric.Meaning, metric.ToString());
        return new Section("metrics", "Metrics", task.Reading, table.ToHtml());
    }
}
