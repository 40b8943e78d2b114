using System.CommandLine;
using System.Diagnostics;
using FourPixel.Net.Numerics;
using Spectre.Console;

namespace FourPixel.Benchmarks;

/// <summary>
/// Compares the speed of the products of training with the multiply-add peak of one core. Peak and products are
/// measured in turns, and the table shows medians, so that a noisy machine affects both equally.
/// </summary>
internal static class KernelsCommand
{
    private const double MillisecondsPerSample = 5;

    private static readonly (int Batch, int Inputs, int Outputs)[] _layers =
    [
        (1024, 1024, 1024),
        (128, 784, 256), (128, 256, 128), (128, 128, 10),
        (256, 784, 1024), (256, 1024, 1024), (256, 1024, 10),
        (32, 784, 64), (32, 64, 10),
        (200, 100, 100), (200, 100, 2),
        (32, 4, 8), (32, 8, 4),
    ];

    private static readonly string[] _numbers = ["peak", "1 thread", "%", "us", "2 threads", "%", "us"];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "The number of rounds.",
            DefaultValueFactory = _ => 31,
        };
        var command = new Command("kernels", "Measures the products of training against the processor's peak.") { rounds };
        command.SetAction(parsed => Run(parsed.GetValue(rounds)));
        return command;
    }

    private static void Run(int rounds)
    {
        using var one = new ThreadTeam(1);
        using var two = new ThreadTeam(2);
        Table table = new Table().Title("GFLOP/s of the product, and its share of one core's peak")
            .AddColumns("batch", "inputs", "outputs", "product")
            .AddColumns([.. _numbers.Select(name => new TableColumn(name).RightAligned())]);

        foreach ((int batch, int inputs, int outputs) in _layers)
        {
            using var layer = new LayerProducts(batch, inputs, outputs);
            foreach (Product product in Enum.GetValues<Product>())
            {
                var (peaks, ones, twos) = (new double[rounds], new double[rounds], new double[rounds]);
                Time(() => layer.Multiply(product, one));
                for (int round = 0; round < rounds; round++)
                {
                    peaks[round] = Time(PeakMeter.Run);
                    ones[round] = Time(() => layer.Multiply(product, one));
                    twos[round] = Time(() => layer.Multiply(product, two));
                }
                double peak = PeakMeter.Flops / Median(peaks);
                table.AddRow([$"{batch}", $"{inputs}", $"{outputs}", $"{product}", $"{peak:F0}",
                    .. Cells(layer.Flops, Median(ones), peak), .. Cells(layer.Flops, Median(twos), peak)]);
            }
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
    }

    private static string[] Cells(double flops, double nanoseconds, double peak) =>
        [$"{flops / nanoseconds:F1}", $"{100 * flops / nanoseconds / peak:F0}", $"{nanoseconds / 1000:F2}"];

    /// <summary>The nanoseconds of one call, averaged over a sample of calls.</summary>
    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        for (int calls = 1, done = 0; ; calls *= 2)
        {
            for (; done < calls; done++)
                action();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed.TotalMilliseconds >= MillisecondsPerSample)
                return elapsed.TotalNanoseconds / done;
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
