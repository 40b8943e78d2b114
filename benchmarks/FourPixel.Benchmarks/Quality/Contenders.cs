using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The compared trainers.</summary>
/// <param name="settings">The options of FourPixel that differ from the defaults.</param>
/// <param name="tune">The number of LightGBM settings to try; 0 to skip tuning.</param>
/// <param name="scikitLearn">scikit-learn; null to skip it.</param>
internal sealed class Contenders(OptionSettings settings, int tune, ScikitLearn? scikitLearn)
{
    public IEnumerable<Contender> Of(TaskKind kind)
    {
        foreach (Trainer trainer in kind.Trainers(settings))
            yield return new(trainer.Name, split => Trial.Of(kind, split, () => trainer.Make(new MLContext(split.Seed)).Fit(split.Training)));
        if (tune > 0)
            yield return new("LightGBM tuned", split => Trial.Of(kind, split, () => TunedLightGbm.Fit(kind, split, tune)));
        if (scikitLearn != null)
            yield return new("scikit-learn", split => scikitLearn.Try(kind, split));
    }
}
