using FourPixel.MLNet;
using FourPixel.Net.Export;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(FourPixelRegressionModelParameters), null, typeof(SignatureLoadModel),
    "FourPixel regression network", FourPixelRegressionModelParameters.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// The model parameters of <see cref="FourPixelRegressionTrainer"/>. The network's outputs are the targets, in the label's units.
/// </summary>
public sealed class FourPixelRegressionModelParameters : FourPixelModelParametersBase<float>
{
    internal const string LoaderSignature = "FourPixelRegression";

    private static readonly VersionInfo _version = MakeVersion("FOURPXRG", LoaderSignature);

    /// <summary>Whether the label was a vector, even one of length 1; then the score is a vector, too.</summary>
    private readonly bool _isVector;

    internal FourPixelRegressionModelParameters(IHostEnvironment environment, ModelContent content, bool isVector)
        : base(environment, LoaderSignature, content) => _isVector = isVector;

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private FourPixelRegressionModelParameters(IHostEnvironment environment, ModelLoadContext context)
        : base(environment, LoaderSignature, context, _version, ModelContent.Load<FourPixelRegressionTrainer.Options>) =>
        _isVector = context.Reader.ReadBoolean();

    private protected override VersionInfo Version => _version;

    private protected override PredictionKind PredictionKind =>
        _isVector ? PredictionKind.MultiOutputRegression : PredictionKind.Regression;

    private protected override DataViewType OutputType => _isVector
        ? new VectorDataViewType(NumberDataViewType.Single, Network.Outputs)
        : NumberDataViewType.Single;

    private protected override Delegate MakeMapper() => _isVector
        ? RowMapper.ToVector(Host, Network)
        : RowMapper.ToNumber(Host, Network, rawOutputs: false);

    private protected override void WriteOnnx(OnnxContextWriter writer, string features, string[] outputNames) =>
        NetworkGraph.Write(writer, Network, features, outputNames[0]);

    private protected override void SaveCore(ModelSaveContext context)
    {
        base.SaveCore(context);
        context.Writer.Write(_isVector);
    }
}
