using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>How long the first fit of a process takes, and how long the second.</summary>
internal static class ColdStart
{
    private const int Rows = 300;

    public static string[] Trainers { get; } = ["FourPixel", "LightGBM"];

    /// <summary>Starts a process that prints both, and returns them in milliseconds.</summary>
    public static (double First, double Second) OfChild(string trainer)
    {
        double[] times = [.. ChildProcess.LastLine("defaults", "--cold", trainer).Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
        return (times[0], times[1]);
    }

    /// <summary>Prints the milliseconds of two fits; neither has been done in this process before.</summary>
    public static void Print(string trainer)
    {
        var context = new MLContext(seed: 1);
        IDataView rows = InMemory.Keep(context, MadeRegression.Make(context, Rows, seed: 1));
        FormattableString times = $"{Fit(context, rows, trainer):F2} {Fit(context, rows, trainer):F2}";
        Console.WriteLine(times.ToString(CultureInfo.InvariantCulture));
    }

    private static double Fit(MLContext context, IDataView rows, string trainer)
    {
        long start = Stopwatch.GetTimestamp();
        IEstimator<ITransformer> estimator = trainer == Trainers[0] ? context.Regression.Trainers.FourPixel() : context.Regression.Trainers.LightGbm();
        estimator.Fit(rows);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
