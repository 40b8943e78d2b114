using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The results of one trainer on all splits of a table.</summary>
internal sealed record QualityResult(string Contender, IReadOnlyList<Trial> Trials)
{
    public double Seconds => Median(Trials.Select(trial => trial.Seconds));

    public double RowMicroseconds => Median(Trials.Select(trial => trial.RowMicroseconds));

    public double Mean(int metric) => Trials.Average(trial => trial.Metrics[metric]);
}
