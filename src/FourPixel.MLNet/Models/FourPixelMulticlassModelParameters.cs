using FourPixel.MLNet;
using FourPixel.Net.Export;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(FourPixelMulticlassModelParameters), null, typeof(SignatureLoadModel),
    "FourPixel multiclass network", FourPixelMulticlassModelParameters.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// The model parameters of <see cref="FourPixelTrainer"/>. The network's outputs are the class probabilities, in the order of the
/// label's key values.
/// </summary>
public sealed class FourPixelMulticlassModelParameters : FourPixelModelParametersBase<VBuffer<float>>
{
    internal const string LoaderSignature = "FourPixelMulticlass";

    private static readonly VersionInfo _version = MakeVersion("FOURPXMC", LoaderSignature);

    internal FourPixelMulticlassModelParameters(IHostEnvironment environment, ModelContent content)
        : base(environment, LoaderSignature, content)
    {
    }

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private FourPixelMulticlassModelParameters(IHostEnvironment environment, ModelLoadContext context)
        : base(environment, LoaderSignature, context, _version, ModelContent.Load<FourPixelTrainer.Options>)
    {
    }

    private protected override VersionInfo Version => _version;

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private protected override DataViewType OutputType => new VectorDataViewType(NumberDataViewType.Single, Network.Outputs);

    private protected override Delegate MakeMapper() => RowMapper.ToVector(Host, Network);

    /// <summary>The columns are the predicted label and the scores.</summary>
    private protected override void WriteOnnx(OnnxContextWriter writer, string features, string[] outputNames)
    {
        NetworkGraph.Write(writer, Network, features, outputNames[1]);
        writer.WriteKeyOfHighest(outputNames[1], outputNames[0]);
    }
}
