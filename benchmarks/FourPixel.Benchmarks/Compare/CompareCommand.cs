using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Compare;

/// <summary>Trains each case with FourPixel and with every peer in turn, and prints the ratios.</summary>
internal static class CompareCommand
{
    /// <summary>The number of warm-up epochs, until the JIT compiler has optimized the code.</summary>
    private const double WarmUpSeconds = 3;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "The number of rounds.", DefaultValueFactory = _ => 3 };
        var only = new Option<string?>("--only") { Description = "Only the networks whose name contains this." };
        var command = new Command("compare", "Trains networks beside PyTorch and scikit-learn and prints the ratios.") { rounds, only };
        command.SetAction(parse => Run(parse.GetValue(rounds), parse.GetValue(only)));
        return command;
    }

    /// <param name="rounds">The number of rounds. The table shows medians, and ratios are computed for each round.</param>
    /// <param name="only">Cases whose name contains this; null for all.</param>
    private static void Run(int rounds, string? only)
    {
        using var peers = new PythonPeers();
        string[] names = [.. peers.Names];
        AnsiConsole.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, "
            + string.Join(", ", peers.Versions.Select(version => $"{version.Key} {version.Value}").DefaultIfEmpty("no peer installed"))
            + (CompareData.HasFashion ? "" : "; Fashion-MNIST is not installed, so its rows are synthetic"));

        foreach (CompareCase compareCase in CompareCase.All.Where(c => only == null || c.Name.Contains(only, StringComparison.Ordinal)))
            AnsiConsole.Write(Compare(compareCase, peers, names, rounds));
    }

    private static Table Compare(CompareCase compareCase, PythonPeers peers, string[] names, int rounds)
    {
        CompareData data = CompareData.Of(compareCase);
        var ours = new FourPixelRunner(compareCase, data);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
            ours.Run();

        var times = new List<EpochTime[]>();
        for (int round = 0; round < rounds; round++)
            times.Add([ours.Run(), .. names.Select(name => peers.Run(name, compareCase, data))]);

        var table = new Table().Title(compareCase.Name).AddColumns("who", "epoch, ms", "loss", "their time / ours", "of the rounds");
        for (int who = 0; who <= names.Length; who++)
        {
            double[] ratios = [.. times.Select(round => round[who].Seconds / round[0].Seconds)];
            table.AddRow(who == 0 ? "FourPixel" : names[who - 1], $"{Median(times.Select(round => round[who].Seconds)) * 1000:F2}",
                $"{times[^1][who].Loss:F4}", $"{Median(ratios):F2}", string.Join(" ", ratios.Select(ratio => $"{ratio:F2}")));
        }
        if (names.Length > 0)
        {
            double[] ratios = [.. times.Select(round => round.Skip(1).Min(time => time.Seconds) / round[0].Seconds)];
            string verdict = Median(ratios) >= compareCase.Goal ? "reached" : "missed";
            table.Caption($"The fastest peer takes {Median(ratios):F2} times as long; {compareCase.Goal:F1} is {verdict}.");
        }
        return table;
    }
}
