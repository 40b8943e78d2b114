using FourPixel.MLNet;
using FourPixel.Tool.Tasks;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>A model that was loaded from a file.</summary>
/// <param name="path">The file.</param>
/// <param name="pipeline">From the columns to the prediction.</param>
/// <param name="input">The columns that the pipeline takes.</param>
/// <param name="card">The model card; null if another program saved the model.</param>
internal sealed class SavedModel(string path, ITransformer pipeline, DataViewSchema input, ModelCard? card)
{
    private TableTask? _task;

    public string Path => path;

    public ITransformer Pipeline => pipeline;

    /// <summary>The part of the pipeline before the network: from the columns to its features.</summary>
    public ITransformer Featurizer => new TransformerChain<ITransformer>(
        [.. Flatten(pipeline).TakeWhile(transformer => transformer is not ISingleFeaturePredictionTransformer<object>)]);

    public DataViewSchema Input => input;

    public bool HasCard => card != null;

    public ModelCard Card
    {
        get
        {
            if (card == null)
            {
                throw new InputException($"{path} was not saved by fourpixel train: it has no information about how to read CSV files. "
                    + "Use it from C#, or train it with fourpixel.");
            }
            return card.Format == ModelCard.CurrentFormat ? card : throw new InputException(
                $"{path} was saved by a newer fourpixel; update the tool: dotnet tool update FourPixel.Tool.");
        }
    }

    public TableTask Task => _task ??= TableTask.Create(Card.Task);

    /// <summary>The network and its training.</summary>
    public IFourPixelModelParameters Parameters =>
        Find(pipeline) ?? throw new InputException($"{path} is a model, but has no FourPixel network.");

    /// <summary>The names of the network's inputs, in order.</summary>
    public IReadOnlyList<string> FindSlots()
    {
        DataViewSchema.Column? features = pipeline.GetOutputSchema(input).GetColumnOrNull(Parameters.Options.FeatureColumnName);
        VBuffer<ReadOnlyMemory<char>> names = default;
        if (features?.Annotations.Schema.GetColumnOrNull("SlotNames") == null)
            return [.. Enumerable.Range(1, Parameters.Network.Inputs).Select(i => $"feature {i}")];
        features.Value.Annotations.GetValue("SlotNames", ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static IFourPixelModelParameters? Find(ITransformer pipeline) => Flatten(pipeline)
        .OfType<ISingleFeaturePredictionTransformer<object>>()
        .Select(predictor => predictor.Model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : predictor.Model)
        .OfType<IFourPixelModelParameters>().LastOrDefault();

    /// <summary>The transformers of a chain and of the chains in it, in their order.</summary>
    private static IEnumerable<ITransformer> Flatten(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? chain.SelectMany(Flatten) : [transformer];
}
