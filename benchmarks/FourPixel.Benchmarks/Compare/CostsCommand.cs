using System.CommandLine;
using System.Diagnostics;
using FourPixel.Net;
using Spectre.Console;

namespace FourPixel.Benchmarks.Compare;

/// <summary>
/// Shows that the training time is linear in rows, epochs and parameters, by the exponent of the best-fitting power law,
/// and how much memory training needs in addition to its rows.
/// </summary>
internal static class CostsCommand
{
    private const int Rounds = 5;

    public static Command Create()
    {
        var command = new Command("costs", "Fits the time of training to rows, epochs and parameters, and measures its memory.");
        command.SetAction(_ => Run());
        return command;
    }

    private static void Run()
    {
        PrintMemory();
        var table = new Table().AddColumns("grows", "from", "to", "seconds", "exponent of the fit");
        AddFit(table, "rows", [8_000, 16_000, 32_000, 64_000], rows => new([100, 128, 64, 10], Activation.ReLU, 128, rows, 4, 0));
        AddFit(table, "epochs", [2, 4, 8, 16], epochs => new([100, 128, 64, 10], Activation.ReLU, 128, 16_000, epochs, 0));
        AddFit(table, "parameters", [256, 384, 512, 768], width => new([width, width, width, 10], Activation.ReLU, 128, 8_000, 2, 0),
            sizes => ((double)sizes[0] * sizes[1]) + ((double)sizes[1] * sizes[2]));
        AnsiConsole.Write(table);
    }

    private static void AddFit(Table table, string what, int[] sizes, Func<int, CompareCase> makeCase, Func<int[], double>? measure = null)
    {
        double[] seconds = new double[sizes.Length], amounts = new double[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            CompareCase compareCase = makeCase(sizes[i]);
            amounts[i] = measure?.Invoke(compareCase.Sizes) ?? sizes[i];
            var runner = new FourPixelRunner(compareCase, CompareData.Of(compareCase));
            runner.Run();
            seconds[i] = Enumerable.Range(0, Rounds).Min(_ => runner.Run().Seconds * compareCase.Epochs);
        }
        table.AddRow(what, $"{amounts[0]:N0}", $"{amounts[^1]:N0}", string.Join(" ", seconds.Select(s => $"{s:F3}")), $"{PowerLaw.Exponent(amounts, seconds):F2}");
    }

    private static void PrintMemory()
    {
        var compareCase = new CompareCase([784, 1024, 1024, 10], Activation.ReLU, 256, 20_480, 2, 0);
        var runner = new FourPixelRunner(compareCase, CompareData.Of(compareCase));
        using var process = Process.GetCurrentProcess();
        long before = Resident(process), during = 0;
        runner.Train(3, epochCompleted: _ => during = Math.Max(during, Resident(process)));

        double megabyte = 1 << 20, rows = compareCase.Rows * (compareCase.Sizes[0] + 1.0) * sizeof(float);
        double parameters = compareCase.Sizes.Zip(compareCase.Sizes.Skip(1), (fanIn, fanOut) => (fanIn + 1.0) * fanOut).Sum() * sizeof(float);
        AnsiConsole.WriteLine($"Memory while {compareCase.Name} trains: {(during - before) / megabyte:F0} MB, of which {rows / megabyte:F0} MB are the rows; "
            + $"the rest is {(during - before - rows) / parameters:F1} times the parameters ({parameters / megabyte:F1} MB).");
    }

    private static long Resident(Process process)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        process.Refresh();
        return process.WorkingSet64;
    }
}
