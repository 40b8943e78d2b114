using System.CommandLine;
using FourPixel.Benchmarks.Quality;
using Spectre.Console;

namespace FourPixel.Benchmarks.Insight;

/// <summary>
/// Explains held-out rows of the tables of the quality benchmark: how accurately contributions add up, and how long they take compared with a prediction.
/// </summary>
internal static class ExplainCommand
{
    private const int Width = 120;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of the CSV files.", Required = true }.AcceptExistingOnly();
        var only = new Option<string>("--only") { Description = "Only tables whose names contain this.", DefaultValueFactory = _ => "" };
        var rows = new Option<int>("--rows") { Description = "The held-out rows of each table.", DefaultValueFactory = _ => 200 };
        var command = new Command("explain", "Measures the accuracy and the time of contributions.") { data, only, rows };
        command.SetAction(parse => Run(parse.GetValue(data)!.FullName, parse.GetValue(only)!, parse.GetValue(rows)));
        return command;
    }

    private static void Run(string folder, string only, int rows)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Width);
        Table table = new Table().AddColumns("table", "rows", "largest rest / spread", "mean rest / spread", "prediction", "contributions", "ratio");
        foreach (QualityTask task in QualityTasks.All.Where(task => task.Name.Contains(only, StringComparison.Ordinal)))
        {
            var result = ExplainResult.Measure(task, Split.Of(task, folder, seed: 1), rows);
            table.AddRow(task.Name, $"{result.Rows}", $"{result.MaxRest:P2}", $"{result.MeanRest:P2}",
                $"{result.PredictionMicroseconds:F1} us", $"{result.ContributionMicroseconds:F0} us", $"{result.ContributionMicroseconds / result.PredictionMicroseconds:F0}");
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine("Rests are relative to the standard deviation of the held-out rows' scores; for classes, of the explained class's scores.");
    }
}
