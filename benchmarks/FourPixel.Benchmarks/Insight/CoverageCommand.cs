using System.CommandLine;
using FourPixel.Benchmarks.Quality;
using Microsoft.ML;
using Spectre.Console;

namespace FourPixel.Benchmarks.Insight;

/// <summary>
/// Compares prediction intervals with intervals of constant width, and prediction sets with sets of constant size, on held-out
/// rows: their coverage and their size.
/// </summary>
internal static class CoverageCommand
{
    private const int Width = 120;

    private const double Coverage = 0.9;

    private static readonly QualityTask _wineAsNumbers =
        new("wine as numbers", new RegressionKind(), Label: 11, Numbers: [new(0, 10)], Text: []) { File = "winequality-white" };

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of the CSV files.", Required = true }.AcceptExistingOnly();
        var splits = new Option<int>("--splits") { Description = "The number of splits.", DefaultValueFactory = _ => 10 };
        var only = new Option<string>("--only") { Description = "Only tables whose names contain this.", DefaultValueFactory = _ => "" };
        var command = new Command("coverage", "Measures the coverage and the width of prediction intervals and sets.") { data, splits, only };
        command.SetAction(parse => Run(parse.GetValue(data)!.FullName, parse.GetValue(splits), parse.GetValue(only)!));
        return command;
    }

    private static void Run(string folder, int splits, string only)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Width);
        Table intervals = NewTable("width", "one width"), sets = NewTable("mean size", "one size");
        QualityTask Named(string name) => QualityTasks.All.Single(task => task.Name == name);
        foreach (QualityTask task in (QualityTask[])[Named("california-housing"), Named("abalone"), _wineAsNumbers])
            Add(intervals, task.Name, seed => CoverageTrial.OfIntervals(task.Kind, Split.Of(task, folder, seed), Coverage));
        Add(intervals, "made", seed => CoverageTrial.OfIntervals(new RegressionKind(), UnevenNoise.Split(seed), Coverage));
        foreach (QualityTask task in (QualityTask[])[Named("winequality-white"), Named("penguins"), Named("phoneme"), Named("german")])
            Add(sets, task.Name, seed => CoverageTrial.OfSets(task.Kind, Split.Of(task, folder, seed), Coverage));
        AnsiConsole.Write(intervals);
        AnsiConsole.Write(sets);
        AnsiConsole.WriteLine("A fifth of the rows is held out, and a fifth of the others is used for calibration. Means over the splits.");

        void Add(Table table, string name, Func<int, CoverageTrial> run)
        {
            if (!name.Contains(only, StringComparison.Ordinal))
                return;
            CoverageTrial[] trials = [.. Enumerable.Range(1, splits).Select(run)];
            table.AddRow(name, $"{trials.Average(trial => trial.Covered):P1}", $"{trials.Average(trial => trial.Size):G4}",
                $"{trials.Average(trial => trial.PlainCovered):P1}", $"{trials.Average(trial => trial.PlainSize):G4}",
                $"{trials.Average(trial => trial.Size) / trials.Average(trial => trial.PlainSize):P1}");
        }
    }

    private static Table NewTable(string size, string plain) =>
        new Table().AddColumns("table", "coverage", size, $"coverage of {plain}", plain, "ratio");
}
