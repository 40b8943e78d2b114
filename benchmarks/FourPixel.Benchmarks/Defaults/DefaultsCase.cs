using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>A table that both trainers learn from at their defaults.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Context">What everything is made with.</param>
/// <param name="Training">The rows to learn from: Features and Label, in memory.</param>
/// <param name="HeldOut">The rows to judge by, and to score.</param>
/// <param name="Ours">FourPixel with nothing set.</param>
/// <param name="Small">FourPixel with layers of 64 and 32, which learns for a few epochs: only its scoring counts.</param>
/// <param name="Theirs">LightGBM with nothing set.</param>
/// <param name="Judge">Tells in words how good scored rows are.</param>
internal sealed record DefaultsCase(string Name, MLContext Context, IDataView Training, IDataView HeldOut,
    IEstimator<ITransformer> Ours, IEstimator<ITransformer> Small, IEstimator<ITransformer> Theirs, Func<IDataView, string> Judge)
{
    public string Quality(ITransformer model) => Judge(model.Transform(HeldOut));
}
