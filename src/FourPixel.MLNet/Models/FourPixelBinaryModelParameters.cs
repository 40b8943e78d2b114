using FourPixel.MLNet;
using FourPixel.Net.Export;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(FourPixelBinaryModelParameters), null, typeof(SignatureLoadModel),
    "FourPixel binary network", FourPixelBinaryModelParameters.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// The model parameters of <see cref="FourPixelBinaryTrainer"/>. The network's output is the probability of yes; the model's
/// score is its logit.
/// </summary>
public sealed class FourPixelBinaryModelParameters : FourPixelModelParametersBase<float>
{
    internal const string LoaderSignature = "FourPixelBinary";

    private static readonly VersionInfo _version = MakeVersion("FOURPXBC", LoaderSignature);

    internal FourPixelBinaryModelParameters(IHostEnvironment environment, ModelContent content)
        : base(environment, LoaderSignature, content)
    {
    }

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private FourPixelBinaryModelParameters(IHostEnvironment environment, ModelLoadContext context)
        : base(environment, LoaderSignature, context, _version, ModelContent.Load<FourPixelBinaryTrainer.Options>)
    {
    }

    private protected override VersionInfo Version => _version;

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override DataViewType OutputType => NumberDataViewType.Single;

    private protected override Delegate MakeMapper() => RowMapper.ToNumber(Host, Network, rawOutputs: true);

    /// <summary>The column is the logit; the calibrator writes the probability.</summary>
    private protected override void WriteOnnx(OnnxContextWriter writer, string features, string[] outputNames) =>
        NetworkGraph.WriteLogits(writer, Network, features, outputNames[0]);
}
