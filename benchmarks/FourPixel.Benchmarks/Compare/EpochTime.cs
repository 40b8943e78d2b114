namespace FourPixel.Benchmarks.Compare;

/// <summary>The result of one measurement.</summary>
/// <param name="Seconds">The time of one epoch.</param>
/// <param name="Loss">The training loss of the last epoch.</param>
internal sealed record EpochTime(double Seconds, double Loss);
