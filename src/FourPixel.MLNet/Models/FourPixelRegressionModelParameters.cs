using FourPixel.MLNet;
using FourPixel.Net.Export;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(FourPixelRegressionModelParameters), null, typeof(SignatureLoadModel),
    "FourPixel regression network", FourPixelRegressionModelParameters.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// The model of <see cref="FourPixelRegressionTrainer"/>: a network whose outputs are the targets, in the label's own units.
/// </summary>
public sealed class FourPixelRegressionModelParameters : FourPixelModelParametersBase<float>
{
    internal const string LoaderSignature = "FourPixelRegression";

    private static readonly VersionInfo _version = MakeVersion("FOURPXRG", LoaderSignature);

    internal FourPixelRegressionModelParameters(IHostEnvironment environment, ModelContent content)
        : base(environment, LoaderSignature, content)
    {
    }

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private FourPixelRegressionModelParameters(IHostEnvironment environment, ModelLoadContext context)
        : base(environment, LoaderSignature, context, _version, ModelContent.Load<FourPixelRegressionTrainer.Options>)
    {
    }

    private protected override VersionInfo Version => _version;

    private protected override PredictionKind PredictionKind =>
        Network.Outputs == 1 ? PredictionKind.Regression : PredictionKind.MultiOutputRegression;

    private protected override DataViewType OutputType => Network.Outputs == 1
        ? NumberDataViewType.Single
        : new VectorDataViewType(NumberDataViewType.Single, Network.Outputs);

    private protected override Delegate MakeMapper() => Network.Outputs == 1
        ? RowMapper.ToNumber(Host, Network, rawOutputs: false)
        : RowMapper.ToVector(Host, Network);

    private protected override void WriteOnnx(OnnxContextWriter writer, string features, string[] outputNames) =>
        NetworkGraph.Write(writer, Network, features, outputNames[0]);
}
