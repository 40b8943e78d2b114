using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>LightGBM with the best of some random settings (Bergstra and Bengio, 2012).</summary>
internal static class TunedLightGbm
{
    /// <summary>Tries the settings on a fifth of the training rows, and trains on all of them with the best.</summary>
    public static ITransformer Fit(TaskKind kind, Split split, int settings)
    {
        var random = new Random(split.Seed);
        LightGbmSetting[] drawn = [.. Enumerable.Range(0, settings).Select(_ => LightGbmSetting.Draw(random))];
        Split inner = split.OfTraining();
        double[] losses = [.. drawn.AsParallel().AsOrdered().Select(setting => Loss(kind, inner, setting))];
        return Fit(kind, split, drawn[losses.IndexOf(losses.Min())]);
    }

    private static double Loss(TaskKind kind, Split split, LightGbmSetting setting)
    {
        IDataView scored = Fit(kind, split, setting).Transform(split.HeldOut);
        return kind.Judge(kind.Predictions(scored), kind.Labels(split.HeldOut))[0];
    }

    private static ITransformer Fit(TaskKind kind, Split split, LightGbmSetting setting) =>
        kind.LightGbm(new MLContext(split.Seed), setting).Fit(split.Training);
}
