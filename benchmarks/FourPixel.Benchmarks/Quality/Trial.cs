using System.Diagnostics;
using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>What came of a trainer on one split.</summary>
/// <param name="Metrics">Those of the task's kind, over the rows to judge by.</param>
/// <param name="Seconds">The time of the training.</param>
/// <param name="RowMicroseconds">The time of scoring a row.</param>
internal sealed record Trial(double[] Metrics, double Seconds, double RowMicroseconds)
{
    /// <summary>Trains a model of ML.NET, without the garbage of what went before, and has it score twice: the second time counts.</summary>
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
