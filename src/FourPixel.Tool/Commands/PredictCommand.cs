using System.CommandLine;
using System.Diagnostics;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Display;
using FourPixel.Tool.Models;
using Microsoft.ML;

namespace FourPixel.Tool.Commands;

/// <summary>fourpixel predict: a model and a CSV file in, the file with predictions out.</summary>
internal static class PredictCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var output = new Option<string>("--output")
        {
            Description = "Where to write the rows and their predictions.",
            HelpName = "OUT.csv",
            Required = true,
        };
        return ModelFileCommand.Create("predict", "Predicts every row of a CSV file: writes all its columns and the predictions.", output,
            (_, saved, source, outputPath) => Predict(saved, source, outputPath, cancellation));
    }

    private static void Predict(SavedModel model, CsvSource source, string outputPath, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var predictor = new Predictor(model, Environment.ProcessorCount, cancellation);
        long rows = TrainingProgress.ShowWork($"Predicting {source.Path}", () => predictor.Predict(source, outputPath));
        ResultTables.WarnOfValues(predictor.Unread);
        Headings.Line($"Wrote {outputPath}: {Names.Count(rows, "row")} in {TrainingProgress.Seconds(clock)}.");
    }
}
