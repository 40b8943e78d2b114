using System.CommandLine;
using System.Text.Json;
using FourPixel.Tool.Commands;
using Spectre.Console;

namespace FourPixel.Benchmarks.Tool;

/// <summary>The speed and the memory of fourpixel predict on a CSV file of a million rows, and the share of its time that is reading.</summary>
internal static class ToolCommand
{
    private const int TrainingRows = 12_000, Rows = 1_000_000, Rounds = 5;

    private static readonly string[] _measures =
    [
        "rows a second", "seconds to predict", "seconds only to read", "share of reading", "processor seconds to predict",
        "processor seconds only to read", "share of reading", "processor seconds only to score", "peak memory, MB",
    ];

    public static Command Create()
    {
        var step = new Option<string?>("--step") { Description = "Measures one step once: predict, read or score.", Hidden = true };
        var folder = new Option<string>("--folder") { Description = "The folder of the step.", Hidden = true };
        var command = new Command("tool", "Predicts a CSV file of 1,000,000 rows: rows a second, peak memory, share of reading.") { step, folder };
        command.SetAction(parse =>
        {
            if (parse.GetValue(step) is string name)
                Console.WriteLine(JsonSerializer.Serialize(MeasureHere(name, parse.GetValue(folder)!)));
            else
                Run();
        });
        return command;
    }

    private static PredictCase MeasureHere(string step, string folder) => step switch
    {
        "read" => PredictCase.OfReading(folder),
        "score" => PredictCase.OfScoring(folder, Rows),
        _ => PredictCase.OfPrediction(folder),
    };

    private static void Run()
    {
        // As in the tool's own settings.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        string folder = Directory.CreateTempSubdirectory("fourpixel-tool-").FullName;
        try
        {
            MadeCsv.Write(Path.Combine(folder, "training.csv"), TrainingRows);
            MadeCsv.Write(Path.Combine(folder, "rows.csv"), Rows);
            string[][] columns = [.. ((int[])[1, 8]).Select(members => Describe(folder, members))];
            var table = new Table().AddColumns(["networks of 64-32", .. columns.Select(column => column[0])]);
            for (int i = 0; i < _measures.Length; i++)
                table.AddRow([_measures[i], .. columns.Select(column => column[i + 1])]);
            AnsiConsole.Write(table);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Describe(string folder, int members)
    {
        Root.Create(CancellationToken.None).Parse(["train", "--data", Path.Combine(folder, "training.csv"), "--label", "y",
            "--hidden", "64,32", "--members", $"{members}", "--model", Path.Combine(folder, "model.zip")]).Invoke();
        Round[] rounds = [.. Enumerable.Range(0, Rounds)
            .Select(_ => new Round(Measure("predict", folder), Measure("read", folder), Measure("score", folder)))];
        double Median(Func<Round, double> value) => Statistics.Median(rounds.Select(value));
        return
        [
            $"{members}",
            $"{Rows / Median(round => round.Predict.Seconds):N0}",
            $"{Median(round => round.Predict.Seconds):F2}", $"{Median(round => round.Read.Seconds):F2}",
            $"{Median(round => round.Read.Seconds / round.Predict.Seconds):P0}",
            $"{Median(round => round.Predict.Processor):F2}", $"{Median(round => round.Read.Processor):F2}",
            $"{Median(round => round.Read.Processor / round.Predict.Processor):P0}",
            $"{Median(round => round.Score.Processor):F2}",
            $"{rounds.Max(round => round.Predict.PeakMegabytes):F0}",
        ];
    }

    private static PredictCase Measure(string step, string folder) =>
        JsonSerializer.Deserialize<PredictCase>(ChildProcess.LastLine("tool", "--step", step, "--folder", folder))!;

    private sealed record Round(PredictCase Predict, PredictCase Read, PredictCase Score);
}
