using System.Diagnostics;
using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The result of a trainer on one split.</summary>
/// <param name="Metrics">The metrics of the task, on the test rows.</param>
/// <param name="Seconds">The time of the training.</param>
/// <param name="RowMicroseconds">The time of scoring a row.</param>
internal sealed record Trial(double[] Metrics, double Seconds, double RowMicroseconds)
{
    /// <summary>Trains an ML.NET model after a garbage collection, and scores twice: the second time is measured.</summary>
    public static Trial Of(TaskKind kind, Split split, Func<ITransformer> train)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        IDataView scored = train().Transform(split.HeldOut);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        kind.Predictions(scored);
        start = Stopwatch.GetTimestamp();
        double[][] predictions = kind.Predictions(scored);
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        return new(kind.Judge(predictions, kind.Labels(split.HeldOut)), seconds, microseconds / predictions.Length);
    }
}
