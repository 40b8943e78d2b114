using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Draws the baseline rows that feature contributions are measured against. See
/// <see cref="FourPixelExplanation.FourPixelContributions"/>.
/// </summary>
public sealed class FourPixelContributionEstimator : IEstimator<FourPixelContributionTransformer>
{
    private readonly IHost _host;
    private readonly Network _network;
    private readonly string _featureColumnName;
    private readonly int _baselineCount;
    private readonly int? _output;
    private readonly bool _sumsCategories;
    private readonly int _seed;

    internal FourPixelContributionEstimator(IHostEnvironment environment, ITransformer model, int baselineCount, int? output, bool sumsCategories)
    {
        _host = environment.Register(nameof(FourPixelContributionEstimator));
        _host.CheckValue(model, nameof(model));
        _host.CheckUserArg(baselineCount is >= 1 and <= 10_000, nameof(baselineCount), "must be from 1 to 10,000");
        (_network, _featureColumnName) = Find(model)
            ?? throw _host.ExceptParam(nameof(model), "It is not a FourPixel model or a transformer chain that contains one.");
        bool isChosen = output is int chosen ? chosen >= 0 && chosen < _network.Outputs
            : _network.Outputs == 1 || _network.Layers[^1].Activation == Activation.Softmax;
        _host.CheckUserArg(isChosen, nameof(output),
            $"must be from 0 to {_network.Outputs - 1}, and must be set if the model has several targets");
        _baselineCount = baselineCount;
        _output = output;
        _sumsCategories = sumsCategories;
        _seed = _host.Rand.Next();
    }

    /// <summary>Draws the baseline rows.</summary>
    /// <param name="input">Rows with the model's features, usually the training rows. They are read once.</param>
    /// <returns>A transformer that adds the contributions to each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has the wrong type or size.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or a feature is infinite.</exception>
    public FourPixelContributionTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        DataViewSchema.Column features = FeatureColumn.Find(_host, input.Schema, _featureColumnName, _network.Inputs);
        var rows = BaselineRows.Draw(_host, input, features, _baselineCount, keepsMissing: _network.InputScaler != null, _seed);
        return new FourPixelContributionTransformer(_host, _network, rows, _featureColumnName, _output, _sumsCategories);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        SchemaShape.Column features = FeatureColumn.Find(_host, inputSchema, _featureColumnName);
        var annotations = features.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.SlotNames);
        var added = new SchemaShape.Column(DefaultColumnNames.FeatureContributions, SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, isKey: false, new SchemaShape(annotations));
        return new SchemaShape(inputSchema.Where(column => column.Name != added.Name).Append(added));
    }

    /// <summary>The network of the last FourPixel model in a chain, and the column of its features.</summary>
    private static (Network Network, string FeatureColumnName)? Find(ITransformer model) => model switch
    {
        IEnumerable<ITransformer> chain => chain.Reverse().Select(Find).FirstOrDefault(found => found != null),
        ISingleFeaturePredictionTransformer<IFourPixelModelParameters> prediction => (prediction.Model.Network, prediction.FeatureColumnName),
        ISingleFeaturePredictionTransformer<CalibratedModelParametersBase<FourPixelBinaryModelParameters, PlattCalibrator>> binary =>
            (binary.Model.SubModel.Network, binary.FeatureColumnName),
        _ => null,
    };
}
