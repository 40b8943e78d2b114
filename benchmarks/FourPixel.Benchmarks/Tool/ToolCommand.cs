using System.CommandLine;
using System.Text.Json;
using FourPixel.Tool.Commands;
using Spectre.Console;

namespace FourPixel.Benchmarks.Tool;

/// <summary>The speed and the memory of fourpixel predict on a CSV file of a million rows, and the share of its time that is reading.</summary>
internal static class ToolCommand
{
    private const int TrainingRows = 12_000, Rows = 1_000_000, Runs = 5;

    private static readonly string[] _measures =
    [
        "rows a second", "seconds to predict", "seconds only to read", "share of reading", "processor seconds to predict",
        "processor seconds only to read", "share of reading", "peak memory, MB",
    ];

    public static Command Create()
    {
        var predict = new Option<string?>("--predict") { Description = "Predicts once and prints the measurement.", Hidden = true };
        var read = new Option<string?>("--read") { Description = "Reads once and prints the measurement.", Hidden = true };
        var command = new Command("tool", "Predicts a CSV file of 1,000,000 rows: rows a second, peak memory, share of reading.") { predict, read };
        command.SetAction(parse =>
        {
            if (parse.GetValue(predict) is string folder)
                Print(PredictCase.OfPrediction(folder));
            else if (parse.GetValue(read) is string folderToRead)
                Print(PredictCase.OfReading(folderToRead));
            else
                Run();
        });
        return command;
    }

    private static void Print(PredictCase measured) => Console.WriteLine(JsonSerializer.Serialize(measured));

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
        (PredictCase Predict, PredictCase Read)[] runs =
            [.. Enumerable.Range(0, Runs).Select(_ => (Measure("--predict", folder), Measure("--read", folder)))];
        double Median(Func<(PredictCase Predict, PredictCase Read), double> value) => Statistics.Median(runs.Select(value));
        return
        [
            $"{members}",
            $"{Rows / Median(run => run.Predict.Seconds):N0}",
            $"{Median(run => run.Predict.Seconds):F2}", $"{Median(run => run.Read.Seconds):F2}",
            $"{Median(run => run.Read.Seconds / run.Predict.Seconds):P0}",
            $"{Median(run => run.Predict.Processor):F2}", $"{Median(run => run.Read.Processor):F2}",
            $"{Median(run => run.Read.Processor / run.Predict.Processor):P0}",
            $"{runs.Max(run => run.Predict.PeakMegabytes):F0}",
        ];
    }

    private static PredictCase Measure(string option, string folder) =>
        JsonSerializer.Deserialize<PredictCase>(ChildProcess.LastLine("tool", option, folder))!;
}
