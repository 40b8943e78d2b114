using System.CommandLine;
using System.Text.Json;
using FourPixel.Tool.Commands;
using Spectre.Console;

namespace FourPixel.Benchmarks.Tool;

/// <summary>How fast and in how much memory fourpixel predict goes through a CSV file of a million rows.</summary>
internal static class ToolCommand
{
    private const int TrainingRows = 12_000, Rows = 1_000_000, Runs = 3;

    public static Command Create()
    {
        var folder = new Option<string?>("--predict") { Description = "Only predicts, and prints what it took.", Hidden = true };
        var command = new Command("tool", "Predicts a CSV file of 1,000,000 rows: rows a second, peak memory, share of reading.") { folder };
        command.SetAction(parse =>
        {
            if (parse.GetValue(folder) is string path)
                Console.WriteLine(JsonSerializer.Serialize(PredictCase.Measure(path)));
            else
                Run();
        });
        return command;
    }

    private static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("fourpixel-tool-").FullName;
        try
        {
            MadeCsv.Write(Path.Combine(folder, "training.csv"), TrainingRows);
            MadeCsv.Write(Path.Combine(folder, "rows.csv"), Rows);
            var table = new Table().AddColumns("networks of 64-32", "rows a second", "a second of processor time", "share of reading",
                "peak memory, MB");
            foreach (int members in (int[])[1, 8])
                AddRow(table, folder, members);
            AnsiConsole.Write(table);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddRow(Table table, string folder, int members)
    {
        Root.Create(CancellationToken.None).Parse(["train", "--data", Path.Combine(folder, "training.csv"), "--label", "y",
            "--hidden", "64,32", "--members", $"{members}", "--model", Path.Combine(folder, "model.zip")]).Invoke();
        PredictCase best = Enumerable.Range(0, Runs)
            .Select(_ => JsonSerializer.Deserialize<PredictCase>(ChildProcess.LastLine("tool", "--predict", folder))!)
            .MinBy(run => run.Seconds)!;
        table.AddRow($"{members}", $"{Rows / best.Seconds:N0}", $"{Rows / best.Processor:N0}",
            $"{best.Reading / best.Processor:P0}", $"{best.PeakMegabytes:F0}");
    }
}
