using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(PredictionSetTransformer), null, typeof(SignatureLoadModel),
    "FourPixel prediction sets", PredictionSetTransformer.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// Adds a prediction set to each row: a vector of <see cref="bool"/> with one slot for each class. The set contains the row's
/// class with the requested probability, and always contains the most probable class.
/// </summary>
public sealed class PredictionSetTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "FourPixelSets";

    private static readonly VersionInfo _version = new("FOURPXPS", 0x00010001, 0x00010001, 0x00010001,
        loaderAssemblyName: typeof(PredictionSetTransformer).Assembly.FullName, loaderSignature: LoaderSignature);

    private readonly string _probabilityColumnName;
    private readonly string _outputColumnName;

    internal PredictionSetTransformer(IHost host, string probabilityColumnName, string outputColumnName, double coverage, double threshold)
        : base(host)
    {
        _probabilityColumnName = probabilityColumnName;
        _outputColumnName = outputColumnName;
        Coverage = coverage;
        Threshold = threshold;
    }

    /// <summary>Gets the coverage: the share of rows whose class is in their set. Between 0 and 1.</summary>
    public double Coverage { get; }

    /// <summary>
    /// Gets the threshold. A class is in the set if the probability of all more probable classes plus half of its own is at most
    /// the threshold. It is usually above half of the coverage; from 1 on, every set contains all classes.
    /// </summary>
    public double Threshold { get; }

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private static PredictionSetTransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        Contracts.CheckValue(environment, nameof(environment));
        IHost host = environment.Register(nameof(PredictionSetTransformer));
        host.CheckValue(context, nameof(context));
        context.CheckAtModel(_version);
        string probabilityColumnName = context.LoadNonEmptyString(), outputColumnName = context.LoadNonEmptyString();
        double coverage = context.Reader.ReadDouble(), threshold = context.Reader.ReadDouble();
        host.CheckDecode(coverage > 0 && coverage < 1 && threshold >= 0);
        ModelArchive.Check(host, context);
        return new PredictionSetTransformer(host, probabilityColumnName, outputColumnName, coverage, threshold);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(_version);
        ctx.SaveNonEmptyString(_probabilityColumnName);
        ctx.SaveNonEmptyString(_outputColumnName);
        ctx.Writer.Write(Coverage);
        ctx.Writer.Write(Threshold);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : MapperBase
    {
        private readonly PredictionSetTransformer _parent;
        private readonly ProbabilityColumn _probabilities;

        public Mapper(PredictionSetTransformer parent, DataViewSchema schema) : base(parent.Host, schema, parent)
        {
            _parent = parent;
            _probabilities = new ProbabilityColumn(parent.Host, schema, parent._probabilityColumnName);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            if (_probabilities.ReadNames() is ReadOnlyMemory<char>[] read)
                annotations.AddSlotNames(read.Length, (ref VBuffer<ReadOnlyMemory<char>> names) => names = new VBuffer<ReadOnlyMemory<char>>(read.Length, read));
            return [new(_parent._outputColumnName, new VectorDataViewType(BooleanDataViewType.Instance, _probabilities.Classes), annotations.ToAnnotations())];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            Action<float[]> read = _probabilities.Open(input);
            var set = new AdaptiveSet(_probabilities.Classes);
            float[] probabilities = new float[_probabilities.Classes];
            return (ValueGetter<VBuffer<bool>>)((ref VBuffer<bool> destination) =>
            {
                read(probabilities);
                VBufferEditor<bool> editor = VBufferEditor.Create(ref destination, probabilities.Length);
                set.Select(probabilities, _parent.Threshold, editor.Values);
                destination = editor.Commit();
            });
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            column => activeOutput(0) && column == _probabilities.Column.Index;

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
