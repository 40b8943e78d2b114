using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>A table for both trainers at their defaults.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Context">The ML.NET context.</param>
/// <param name="Training">The training rows: Features and Label, in memory.</param>
/// <param name="HeldOut">The test rows.</param>
/// <param name="Ours">FourPixel at its defaults.</param>
/// <param name="Small">FourPixel with layers of 64 and 32, trained for a few epochs: only its scoring is measured.</param>
/// <param name="Theirs">LightGBM at its defaults.</param>
/// <param name="Judge">Describes the metrics of scored rows.</param>
internal sealed record DefaultsCase(string Name, MLContext Context, IDataView Training, IDataView HeldOut,
    IEstimator<ITransformer> Ours, IEstimator<ITransformer> Small, IEstimator<ITransformer> Theirs, Func<IDataView, string> Judge)
{
    public string Quality(ITransformer model) => Judge(model.Transform(HeldOut));
}
