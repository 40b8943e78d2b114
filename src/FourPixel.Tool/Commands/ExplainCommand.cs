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
        var data = new DataOptions();
        var model = new ModelOption();
        var output = new Option<string>("--output")
        {
            Description = "Where to write the rows and the contribution of each column to their scores.",
            HelpName = "OUT.csv",
            Required = true,
        };
        var command = new Command("explain", "Explains every prediction: writes how much each column moved the score away from its mean.");
        model.AddTo(command);
        data.AddTo(command);
        command.Add(output);
        command.SetAction(parsed =>
        {
            string outputPath = parsed.GetRequiredValue(output);
            OutputFile.CheckPlace("--output", outputPath);
            var mlContext = new MLContext(seed: 0);
            SavedModel saved = model.Load(parsed, mlContext);
            CsvSource source = data.Open(parsed, saved.Card.FeatureNames);
            Explain(new Explainer(mlContext, saved, cancellation), source, outputPath);
            return ExitCode.Success;
        });
        return command;
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
