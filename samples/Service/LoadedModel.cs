using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.ML;

namespace FourPixel.Samples.Service;

/// <summary>
/// One version of the model. A prediction engine is not thread-safe, so each prediction borrows one from a pool, which grows as
/// needed. A response comes from a single version.
/// </summary>
public sealed class LoadedModel
{
    private readonly MLContext _mlContext = new();
    private readonly ITransformer _model;
    private readonly ConcurrentBag<PredictionEngine<Penguin, Prediction>> _engines = [];

    /// <exception cref="FormatException">The file is not a complete model.</exception>
    public LoadedModel(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Version = Convert.ToHexString(SHA256.HashData(bytes))[..12];
        _model = _mlContext.Model.Load(new MemoryStream(bytes), out _);
        _engines.Add(CreateEngine());
    }

    /// <summary>The beginning of the SHA-256 of the model's file.</summary>
    public string Version { get; }

    public Answer Predict(Penguin penguin)
    {
        if (!_engines.TryTake(out PredictionEngine<Penguin, Prediction>? engine))
            engine = CreateEngine();
        Prediction prediction = engine.Predict(penguin);
        _engines.Add(engine);
        return new Answer(prediction.Species, prediction.Probabilities.Max(), Version);
    }

    private PredictionEngine<Penguin, Prediction> CreateEngine() =>
        _mlContext.Model.CreatePredictionEngine<Penguin, Prediction>(_model);
}
