using Microsoft.ML;

namespace FourPixel.Benchmarks.Quality;

/// <summary>All who take part.</summary>
/// <param name="settings">The options of FourPixel that are not to be at their defaults.</param>
/// <param name="tune">How many settings of LightGBM are tried; 0 to leave the tuned one out.</param>
/// <param name="scikitLearn">Null to leave it out.</param>
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
