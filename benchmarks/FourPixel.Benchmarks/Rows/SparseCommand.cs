using System.CommandLine;
using System.Diagnostics;
using FourPixel.Benchmarks.Compare;
using Spectre.Console;
using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Rows;

/// <summary>
/// Shows that the time of training on sparse rows depends on their nonzero values, not on the number of columns: 20,000 rows with
/// <see cref="MLNet.FourPixelBinaryTrainer"/>, with 64 hidden neurons.
/// </summary>
internal static class SparseCommand
{
    private const int Epochs = 3;

    private static readonly SparseCase _tenThousand = new("drawn from all", 10_000, 50, Drawn: 10_000);
    private static readonly SparseCase _hundredThousand = new("drawn from all", 100_000, 50, Drawn: 100_000);

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "The number of rounds.", DefaultValueFactory = _ => 5 };
        var peak = new Option<int?>("--peak") { Description = "Only trains on this number of columns, and prints the peak memory.", Hidden = true };
        var command = new Command("sparse", "Measures time and memory of training on sparse rows.") { rounds, peak };
        command.SetAction(parse =>
        {
            if (parse.GetValue(peak) is int columns)
                PrintPeak(columns);
            else
                Run(parse.GetValue(rounds));
        });
        return command;
    }

    private static void Run(int rounds)
    {
        double gigabyte = 1 << 30;
        AnsiConsole.WriteLine($"Peak memory of a process that trains on 100,000 columns: {Peak(100_000) / gigabyte:F2} GB; on 10,000: {Peak(10_000) / gigabyte:F2} GB; "
            + $"20,000 dense rows of 100,000 columns would be {20_000 * 100_000.0 * sizeof(float) / gigabyte:F1} GB.");
        PrintColumns(rounds);
        PrintValues(rounds);
    }

    /// <summary>Each case compared with the first, in turns.</summary>
    private static void PrintColumns(int rounds)
    {
        SparseCase[] cases =
        [
            _tenThousand,
            _hundredThousand,
            new("the same values, spread out", 100_000, 50, Drawn: 10_000, Distance: 10),
            new("the same values, and empty columns", 100_000, 50, Drawn: 10_000),
        ];
        (double[] epochs, double[] fits, double[][] epochRatios, double[][] fitRatios) = Measure(cases, rounds);
        var table = new Table().AddColumns("columns", "50 values a row", "ms an epoch", "ms a Fit of one epoch",
            "epoch / that of 10,000 columns", "Fit / that of 10,000 columns");
        for (int i = 0; i < cases.Length; i++)
        {
            table.AddRow($"{cases[i].Columns:N0}", cases[i].Name, $"{epochs[i] * 1000:F0}", $"{fits[i] * 1000:F0}",
                $"{Median(epochRatios[i]):F2}", $"{Median(fitRatios[i]):F2}");
        }
        AnsiConsole.Write(table);
    }

    private static void PrintValues(int rounds)
    {
        int[] filled = [25, 50, 100, 200];
        SparseCase[] cases = [.. filled.Select(values => new SparseCase("", 100_000, values, Drawn: 100_000))];
        (double[] epochs, _, double[][] ratios, _) = Measure(cases, rounds);
        var table = new Table().AddColumns("values a row", "ms an epoch", "epoch / that of 25 values");
        for (int i = 0; i < cases.Length; i++)
            table.AddRow($"{filled[i]}", $"{epochs[i] * 1000:F0}", $"{Median(ratios[i]):F2}");
        AnsiConsole.Write(table);
        double exponent = PowerLaw.Exponent([.. filled.Select(values => (double)values)], [.. ratios.Select(Median)]);
        AnsiConsole.WriteLine($"Exponent of the fit: {exponent:F2}");
    }

    /// <summary>The median seconds of an epoch and of a Fit of one epoch, and the median ratios to the first case.</summary>
    private static (double[] Epochs, double[] Fits, double[][] EpochRatios, double[][] FitRatios) Measure(SparseCase[] cases, int rounds)
    {
        foreach (SparseCase sparseCase in cases)
            sparseCase.Fit(1);
        (double Epoch, double Fit)[][] times = [.. Enumerable.Range(0, rounds).Select(_ => cases.Select(Time).ToArray())];
        int[] all = [.. Enumerable.Range(0, cases.Length)];
        return ([.. all.Select(i => Median(times.Select(round => round[i].Epoch)))],
            [.. all.Select(i => Median(times.Select(round => round[i].Fit)))],
            [.. all.Select(i => times.Select(round => round[i].Epoch / round[0].Epoch).ToArray())],
            [.. all.Select(i => times.Select(round => round[i].Fit / round[0].Fit).ToArray())]);
    }

    private static (double Epoch, double Fit) Time(SparseCase sparseCase)
    {
        double one = Seconds(() => sparseCase.Fit(1)), more = Seconds(() => sparseCase.Fit(1 + Epochs));
        return ((more - one) / Epochs, one);
    }

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static long Peak(int columns) => PeakMemory.OfChild("sparse", "--peak", $"{columns}");

    private static void PrintPeak(int columns)
    {
        (columns == _tenThousand.Columns ? _tenThousand : _hundredThousand).Fit(2);
        Console.WriteLine(PeakMemory.OfThisProcess());
    }
}
