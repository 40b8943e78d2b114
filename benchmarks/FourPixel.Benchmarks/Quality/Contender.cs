namespace FourPixel.Benchmarks.Quality;

/// <summary>Who takes part.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Try">Trains and judges it on one split.</param>
internal sealed record Contender(string Name, Func<Split, Trial> Try);
