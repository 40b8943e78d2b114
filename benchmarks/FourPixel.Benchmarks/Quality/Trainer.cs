using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A trainer of ML.NET's kind.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="Make">Creates the trainer, with its preprocessing.</param>
internal sealed record Trainer(string Name, Func<MLContext, IEstimator<ITransformer>> Make);
