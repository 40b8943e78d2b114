using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace FourPixel.MLNet;

/// <summary>
/// The base class of FourPixel's model parameters: the network, the training history and the options, saved together.
/// </summary>
/// <typeparam name="TOutput">The type of the model's output in ML.NET.</typeparam>
public abstract class FourPixelModelParametersBase<TOutput>
    : ModelParametersBase<TOutput>, IValueMapper, ISingleCanSaveOnnx, IFourPixelModelParameters
{
    private readonly ModelContent _content;

    private protected FourPixelModelParametersBase(IHostEnvironment environment, string name, ModelContent content)
        : base(environment, name) => _content = content;

    private protected FourPixelModelParametersBase(IHostEnvironment environment, string name, ModelLoadContext context,
        VersionInfo version, Func<IExceptionContext, ModelLoadContext, ModelContent> load)
        : base(environment, name, AtModel(environment, context, version)) => _content = load(Host, context);

    /// <inheritdoc/>
    public Network Network => _content.Network;

    /// <inheritdoc/>
    public TrainingHistory History => _content.History;

    /// <inheritdoc/>
    public FourPixelOptions Options => _content.Options.Copy();

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, Network.Inputs);

    DataViewType IValueMapper.OutputType => OutputType;

    private protected abstract DataViewType OutputType { get; }

    private protected abstract VersionInfo Version { get; }

    ValueMapper<TSource, TDestination> IValueMapper.GetMapper<TSource, TDestination>() =>
        (ValueMapper<TSource, TDestination>)MakeMapper();

    /// <summary>A mapper from features to the <see cref="OutputType"/>, with its own memory.</summary>
    private protected abstract Delegate MakeMapper();

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext context) => true;

    bool ISingleCanSaveOnnx.SaveAsOnnx(OnnxContext context, string[] outputNames, string featureColumn)
    {
        context.CheckOpSetVersion(OnnxContextWriter.OldestOperatorSet, nameof(FourPixel));
        WriteOnnx(new OnnxContextWriter(context), featureColumn, outputNames);
        return true;
    }

    /// <summary>Writes what the model computes into an ONNX graph.</summary>
    /// <param name="writer">The graph.</param>
    /// <param name="features">The name of the features, [rows, inputs].</param>
    /// <param name="outputNames">The required names of the model's output columns in the graph, in ML.NET's order.</param>
    private protected abstract void WriteOnnx(OnnxContextWriter writer, string features, string[] outputNames);

    private protected override void SaveCore(ModelSaveContext context)
    {
        base.SaveCore(context);
        context.SetVersionInfo(Version);
        _content.Save(context);
    }

    private protected static VersionInfo MakeVersion(string modelSignature, string loaderSignature) => new(
        modelSignature: modelSignature,
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderAssemblyName: typeof(FourPixelModelParametersBase<>).Assembly.FullName,
        loaderSignature: loaderSignature);

    private static ModelLoadContext AtModel(IHostEnvironment environment, ModelLoadContext context, VersionInfo version)
    {
        Contracts.CheckValue(environment, nameof(environment));
        environment.CheckValue(context, nameof(context));
        context.CheckAtModel(version);
        return context;
    }
}
