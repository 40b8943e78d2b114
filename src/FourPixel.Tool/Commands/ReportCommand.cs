using System.CommandLine;
using System.Diagnostics;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel report: a report of a model on a CSV file with labels.</summary>
internal static class ReportCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var output = new Option<string>("--output")
        {
            Description = "Where to write the report.",
            HelpName = "OUT.html",
            Required = true,
        };
        return ModelFileCommand.Create("report", "Writes a report of a model on a CSV file with labels that it has not learned from, as one HTML page.", output,
            (mlContext, saved, source, outputPath) => Write(mlContext, saved, source, outputPath, cancellation));
    }

    private static void Write(MLContext mlContext, SavedModel model, CsvSource source, string outputPath, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var rows = new LabelledRows(model.Task, source);
        rows.Check(cancellation);
        var reader = new FeatureReader();
        List<ViewColumn> columns = [.. reader.Bind(source, model.Card.Features), model.Task.BindLabel(source), ReportFile.RowName];
        var view = new TableView(source, columns, model.Task.BindFilter(source, TablePart.All, seed: 0), cancellation);
        TrainingProgress.ShowWork($"Writing {outputPath}", () =>
            ReportFile.Write(outputPath, mlContext, model.Pipeline, model.Card, view, trainingTime: null, cancellation));
        ResultTables.WarnOfValues(reader.Unread);
        if (rows.WithoutLabel > 0)
            Headings.Line($"{Names.Count(rows.WithoutLabel, "row")} of {rows.All:N0} skipped: the label is missing or an unknown class.");
        Headings.Line($"Wrote {outputPath}: a report on {Names.Count(rows.All - rows.WithoutLabel, "row")} in {TrainingProgress.Seconds(clock)}.");
    }
}
