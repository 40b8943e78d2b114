using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(FourPixelMulticlassModelParameters), null, typeof(SignatureLoadModel),
    "FourPixel multiclass network", FourPixelMulticlassModelParameters.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// The model of <see cref="FourPixelTrainer"/>: a network whose outputs are the probabilities of the classes, in the order
/// of the label's keys.
/// </summary>
public sealed class FourPixelMulticlassModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper, IFourPixelModelParameters
{
    internal const string LoaderSignature = "FourPixelMulticlass";

    private readonly ModelContent _content;

    internal FourPixelMulticlassModelParameters(IHostEnvironment environment, ModelContent content)
        : base(environment, LoaderSignature) => _content = content;

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private FourPixelMulticlassModelParameters(IHostEnvironment environment, ModelLoadContext context)
        : base(environment, LoaderSignature, AtModel(environment, context)) => _content = ModelContent.Load<FourPixelTrainer.Options>(Host, context);

    /// <inheritdoc/>
    public Network Network => _content.Network;

    /// <inheritdoc/>
    public TrainingHistory History => _content.History;

    /// <inheritdoc/>
    public FourPixelOptions Options => _content.Options.Copy();

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, Network.Inputs);

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, Network.Outputs);

    ValueMapper<TSource, TDestination> IValueMapper.GetMapper<TSource, TDestination>() =>
        (ValueMapper<TSource, TDestination>)(Delegate)RowMapper.ToVector(Host, Network);

    private protected override void SaveCore(ModelSaveContext context)
    {
        base.SaveCore(context);
        context.SetVersionInfo(GetVersionInfo());
        _content.Save<FourPixelTrainer.Options>(context);
    }

    private static ModelLoadContext AtModel(IHostEnvironment environment, ModelLoadContext context)
    {
        Contracts.CheckValue(environment, nameof(environment));
        environment.CheckValue(context, nameof(context));
        context.CheckAtModel(GetVersionInfo());
        return context;
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "FOURPXMC",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(FourPixelMulticlassModelParameters).Assembly.FullName,
        loaderSignature: LoaderSignature);
}
