using System.CommandLine;
using System.Diagnostics;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel explain: which columns moved each prediction, and which matter most over the whole file.</summary>
internal static class ExplainCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var output = new Option<string>("--output")
        {
            Description = "Where to write the rows and the contribution of each column to their scores.",
            HelpName = "OUT.csv",
            Required = true,
        };
        return ModelFileCommand.Create("explain", "Explains every prediction: writes how much each column moved the score away from its mean.", output,
            (mlContext, saved, source, outputPath) => Explain(new Explainer(mlContext, saved, cancellation), source, outputPath));
    }

    private static void Explain(Explainer explainer, CsvSource source, string outputPath)
    {
        var clock = Stopwatch.StartNew();
        Importance importance = TrainingProgress.ShowWork($"Explaining {source.Path}", () => explainer.Explain(source, outputPath));
        ResultTables.WarnOfValues(explainer.Unread);
        ResultTables.ShowImportance(importance);
        Headings.Line($"Wrote {outputPath}: {Names.Count(importance.Rows, "row")} in {TrainingProgress.Seconds(clock)}.");
    }
}
