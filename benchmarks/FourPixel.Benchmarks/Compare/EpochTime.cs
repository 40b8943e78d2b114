namespace FourPixel.Benchmarks.Compare;

/// <summary>What one measurement came to.</summary>
/// <param name="Seconds">The time of one epoch.</param>
/// <param name="Loss">The training loss of the last epoch.</param>
internal sealed record EpochTime(double Seconds, double Loss);
