using System.Diagnostics;
using System.Reflection;
using FourPixel.Report.Models;
using FourPixel.Report.Results;
using FourPixel.Report.Rows;
using FourPixel.Report.Sections;
using FourPixel.Report.Tasks;

namespace FourPixel.Report.Page;

/// <summary>The page: a summary, then the sections.</summary>
internal static class ReportPage
{
    private static readonly Html _style = Html.OfSvg(ReadStyle());

    public static string Make(ReportInput input)
    {
        List<(string, TimeSpan)> steps = [];
        (ReportTask task, Section data) = Measure("Scoring and measuring", steps, () =>
        {
            var task = ReportTask.Create(input);
            return (task, DataSection.Make(input, task));
        });
        int columns = input.Sources.Features.Sum(column => MemoryColumn.Create(column).Slots), repeats = input.Options.ImportanceRepeats;
        long[] sample = RowTable.Sample(task.Positions, Importance.ChooseRows(columns, input.Options));
        var table = RowTable.Read(input.Rows, input.Sources.All, sample, input.Cancellation);
        Func<Microsoft.ML.IDataView, Quality> measure = view => task.Measure(input.Model.Pipeline.Transform(view));
        HashSet<string> features = [.. input.Sources.Features.Select(column => column.Name)];
        IReadOnlyList<Importance> importances = Measure("Permutation importance", steps, () =>
            Importance.Measure(table, features, repeats, measure, input.Cancellation));
        IReadOnlyList<RowError> errors = task.FindErrors(input.Options.NumberOfErrors);
        ErrorReason[] reasons = Measure("Reasons of the largest errors", steps, () => task.Explain(errors, table));
        string metric = task.QualityNames.Score;
        return Make(input, task,
        [
            data,
            ChoicesSection.Make(input.Model.Parameters),
            LearningSection.Make(input.Model.Parameters.History, metric),
            MetricsSection.Make(task),
            .. task.MakePlots(),
            ImportanceSection.Make(importances, measure(new MemoryView(table)), task, table.Count, repeats),
            ErrorsSection.Make(errors, reasons, task.ScoreUnit),
            TimeSection.Make(steps, input.Options.TrainingTime, task.Positions.Count),
        ]);
    }

    private static string Make(ReportInput input, ReportTask task, IReadOnlyList<Section> sections)
    {
        string title = input.Options.Title ?? $"Model report: {input.LabelName}";
        IEnumerable<Html> tiles = task.Metrics.Take(3).Select(metric => Html.Of($"<div class=\"tile\"><dt>{metric.Name}</dt><dd>{metric.ToString()}</dd></div>"));
        IEnumerable<Html> links = sections.Select(section => Html.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>"));
        return Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>
            {_style}</style>
            </head>
            <body>
            <a class="skip" href="#data">Skip to the sections</a>
            <header id="summary">
            <p class="kind">{task.Name} · FourPixel</p>
            <h1>{title}</h1>
            <p class="lead">{task.Reading}</p>
            <dl class="tiles">{tiles}</dl>
            <nav aria-label="Sections"><ol>{links}</ol></nav>
            </header>
            <main>
            {sections.Select(section => section.ToHtml())}</main>
            <footer><p>Written by FourPixel {Version}.</p></footer>
            </body>
            </html>

            """).ToString();
    }

    private static string Version =>
        typeof(ReportPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static T Measure<T>(string step, List<(string, TimeSpan)> steps, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        T result = work();
        steps.Add((step, clock.Elapsed));
        return result;
    }

    private static string ReadStyle()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("page.css")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
