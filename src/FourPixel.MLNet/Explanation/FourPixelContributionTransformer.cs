using FourPixel.MLNet;
using FourPixel.Net;
using FourPixel.Net.Data;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(FourPixelContributionTransformer), null, typeof(SignatureLoadModel),
    "FourPixel feature contributions", FourPixelContributionTransformer.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// Adds the column `FeatureContributions`, a vector of <see cref="float"/>: how much each feature moves the score of a FourPixel
/// model away from the mean score of the baselines. The network and the baselines are saved with the transformer.
/// </summary>
public sealed class FourPixelContributionTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "FourPixelContributions";

    private const string NetworkEntry = "Network.bin";

    private static readonly VersionInfo _version = new("FOURPXCN", 0x00010001, 0x00010001, 0x00010001,
        loaderAssemblyName: typeof(FourPixelContributionTransformer).Assembly.FullName, loaderSignature: LoaderSignature);

    private readonly BaselineRows _rows;
    private readonly ContributionBaselines _baselines;
    private readonly int? _output;

    internal FourPixelContributionTransformer(IHost host, Network network, BaselineRows rows, string featureColumnName, int? output, bool sumsCategories)
        : base(host)
    {
        _rows = rows;
        _baselines = new ContributionBaselines(network, rows.ToStore());
        _output = output;
        FeatureColumnName = featureColumnName;
        SumsCategories = sumsCategories;
    }

    /// <summary>Gets the name of the feature column.</summary>
    public string FeatureColumnName { get; }

    /// <summary>Gets whether the slots of a one-hot vector are summed into one contribution for their column.</summary>
    public bool SumsCategories { get; }

    /// <summary>Gets the network and the baseline rows that contributions are measured against.</summary>
    public ContributionBaselines Baselines => _baselines;

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private static FourPixelContributionTransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        Contracts.CheckValue(environment, nameof(environment));
        IHost host = environment.Register(nameof(FourPixelContributionTransformer));
        host.CheckValue(context, nameof(context));
        context.CheckAtModel(_version);
        string featureColumnName = context.LoadNonEmptyString();
        bool sumsCategories = context.Reader.ReadBoolean();
        int output = context.Reader.ReadInt32();
        Network network = ModelContent.LoadNetwork(host, context, NetworkEntry);
        var rows = BaselineRows.Load(host, context.Reader, network.Inputs);
        host.CheckDecode(output >= -1 && output < network.Outputs);
        ModelArchive.Check(host, context);
        return new FourPixelContributionTransformer(host, network, rows, featureColumnName, output < 0 ? null : output, sumsCategories);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(_version);
        ctx.SaveNonEmptyString(FeatureColumnName);
        ctx.Writer.Write(SumsCategories);
        ctx.Writer.Write(_output ?? -1);
        _rows.Save(ctx.Writer);
        ctx.SaveBinaryStream(NetworkEntry, writer => _baselines.Network.Save(writer.BaseStream));
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : MapperBase
    {
        private readonly FourPixelContributionTransformer _parent;
        private readonly DataViewSchema.Column _features;
        private readonly ContributionSlots _slots;

        public Mapper(FourPixelContributionTransformer parent, DataViewSchema schema) : base(parent.Host, schema, parent)
        {
            _parent = parent;
            _features = FeatureColumn.Find(parent.Host, schema, parent.FeatureColumnName, parent._baselines.Network.Inputs);
            _slots = parent.SumsCategories ? ContributionSlots.OfColumns(_features) : ContributionSlots.OfSlots(_features);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
            [new(DefaultColumnNames.FeatureContributions, new VectorDataViewType(NumberDataViewType.Single, _slots.Count), _slots.MakeAnnotations())];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            var calculator = new ContributionCalculator(_parent._baselines, _parent._output);
            disposer = calculator.Dispose;
            ValueGetter<VBuffer<float>> getFeatures = input.GetGetter<VBuffer<float>>(input.Schema[_features.Index]);
            VBuffer<float> features = default;
            float[] contributions = new float[_parent._baselines.Network.Inputs];
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> destination) =>
            {
                getFeatures(ref features);
                if (features.Length != contributions.Length)
                    throw Host.Except($"The row has {features.Length} features; the model was trained with {contributions.Length}.");
                if (features.IsDense)
                    calculator.Calculate(features.GetValues(), contributions);
                else
                    calculator.Calculate(features.GetIndices(), features.GetValues(), contributions);
                VBufferEditor<float> editor = VBufferEditor.Create(ref destination, _slots.Count);
                _slots.Sum(contributions, editor.Values);
                destination = editor.Commit();
            });
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            column => activeOutput(0) && column == _features.Index;

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
