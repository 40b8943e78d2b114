using System.CommandLine;
using System.Diagnostics;
using FourPixel.Net;
using Microsoft.ML.OnnxRuntime;
using Spectre.Console;
using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Onnx;

/// <summary>Scores the same rows with FourPixel and with ONNX Runtime, in turns, on one thread each.</summary>
internal static class OnnxCommand
{
    private const int BulkRows = 4096;

    private static readonly TimeSpan _roundTime = TimeSpan.FromMilliseconds(300);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "The number of rounds.",
            DefaultValueFactory = _ => 7,
        };
        var command = new Command("onnx", "Compares scoring with ONNX Runtime, one row a call and in bulk, and prints the ratios.")
        {
            rounds,
        };
        command.SetAction(parse => Run(parse.GetValue(rounds)));
        return command;
    }

    /// <param name="rounds">The number of rounds. The table shows medians, and ratios are computed for each round.</param>
    private static int Run(int rounds)
    {
        AnsiConsole.WriteLine($".NET {Environment.Version}, ONNX Runtime {OrtEnv.Instance().GetVersionString()}, one thread each");
        var table = new Table().AddColumns("network", "rows a call", "FourPixel, ns a row", "ONNX Runtime, ns a row",
            "their time / ours", "goal");
        Dense[] small = [new(64, Activation.ReLU), new(32, Activation.ReLU), new(1, Activation.Sigmoid)];
        Dense[] large = [new(256, Activation.ReLU), new(128, Activation.ReLU), new(10, Activation.Softmax)];
        AddCase(table, rounds, new Network(20, small, seed: 1), goal: 3);
        AddCase(table, rounds, new Network(784, large, seed: 1), goal: 1);
        AnsiConsole.Write(table);
        return 0;
    }

    private static void AddCase(Table table, int rounds, Network network, double goal)
    {
        string name = network.Inputs + "-" + string.Join("-", network.Layers.Select(layer => layer.Outputs));
        var random = new Random(1);
        float[] rows = [.. Enumerable.Range(0, BulkRows * network.Inputs).Select(_ => (random.NextSingle() * 2) - 1)];

        using var theirsByRow = new OnnxScorer(network, rows[..network.Inputs]);
        using var theirsInBulk = new OnnxScorer(network, rows);
        var ours = new RowScorer(network);
        float[] answer = new float[network.Outputs];
        float[] row = rows[..network.Inputs];
        AddRow(table, name, rounds, 1, () => ours.Score(row, answer), theirsByRow.Score, goal);
        AddRow(table, "", rounds, BulkRows, () => network.Forward(rows), theirsInBulk.Score, goal: 1);
        double speedUp = Median(Enumerable.Range(0, rounds).Select(_ =>
            Measure(() => network.Forward(rows), BulkRows) / Measure(() => network.Forward(rows, numberOfThreads: 2), BulkRows)));
        table.AddRow("", $"{BulkRows}", "", "", "", $"FourPixel with two threads: {speedUp:F2} times as fast as with one");
    }

    private static void AddRow(Table table, string name, int rounds, int rows, Action ours, Action theirs, double goal)
    {
        Measure(ours, rows);
        Measure(theirs, rows);
        (double Ours, double Theirs)[] times =
            [.. Enumerable.Range(0, rounds).Select(_ => (Measure(ours, rows), Measure(theirs, rows)))];
        double ratio = Median(times.Select(time => time.Theirs / time.Ours));
        table.AddRow(name, $"{rows}", $"{Median(times.Select(time => time.Ours)):F0}",
            $"{Median(times.Select(time => time.Theirs)):F0}", $"{ratio:F2}",
            $"{goal:F1} {(ratio >= goal ? "reached" : "missed")}");
    }

    /// <summary>The nanoseconds per row.</summary>
    private static double Measure(Action score, int rows)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0, batch = 1;
        while (Stopwatch.GetElapsedTime(start) < _roundTime)
        {
            for (int i = 0; i < batch; i++)
                score();
            calls += batch;
            batch = Math.Min(batch * 2, 1 << 10);
        }
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls / rows;
    }
}
