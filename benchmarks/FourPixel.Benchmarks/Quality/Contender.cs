namespace FourPixel.Benchmarks.Quality;

/// <summary>A trainer that is compared.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Try">Trains and evaluates it on one split.</param>
internal sealed record Contender(string Name, Func<Split, Trial> Try);
