using Microsoft.ML.Trainers.LightGbm;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A setting of LightGBM's most important options.</summary>
internal sealed record LightGbmSetting(int Leaves, double LearningRate, int Iterations, int RowsPerLeaf, GradientBooster.Options Booster)
{
    /// <summary>Draws each option from its usual range.</summary>
    public static LightGbmSetting Draw(Random random) => new(
        (int)Math.Round(DrawMagnitude(random, 4, 256)),
        DrawMagnitude(random, 0.01, 0.3),
        (int)Math.Round(DrawMagnitude(random, 50, 1000)),
        (int)Math.Round(DrawMagnitude(random, 1, 60)),
        new GradientBooster.Options
        {
            FeatureFraction = Draw(random, 0.4, 1),
            SubsampleFraction = Draw(random, 0.5, 1),
            SubsampleFrequency = 1,
            L2Regularization = DrawMagnitude(random, 1e-3, 10),
        });

    private static double Draw(Random random, double from, double to) => from + ((to - from) * random.NextDouble());

    /// <summary>Draws a number whose logarithm is uniform.</summary>
    private static double DrawMagnitude(Random random, double from, double to) => Math.Exp(Draw(random, Math.Log(from), Math.Log(to)));
}
