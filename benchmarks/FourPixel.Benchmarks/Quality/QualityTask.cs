using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Quality;

/// <summary>A file of real data, what is to be predicted, and how well a trainer does it.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Metrics">The names of what <paramref name="Evaluate"/> gives.</param>
/// <param name="Load">Loads the file from the folder of data, with columns Label (or what becomes it) and others.</param>
/// <param name="Featurize">Makes Features and Label of the columns; text becomes one-hot, numbers stay raw.</param>
/// <param name="Trainers">A FourPixel trainer at its defaults but for what is set, LightGBM and FastTree, by name.</param>
/// <param name="Evaluate">The metrics of a scored test set.</param>
internal sealed record QualityTask(string Name, string[] Metrics,
    Func<MLContext, string, IDataView> Load,
    Func<MLContext, IEstimator<ITransformer>> Featurize,
    Func<MLContext, OptionSettings, (string Name, IEstimator<ITransformer> Trainer)[]> Trainers,
    Func<MLContext, IDataView, double[]> Evaluate);
