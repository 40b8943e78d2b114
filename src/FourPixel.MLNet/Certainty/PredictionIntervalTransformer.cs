using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(PredictionIntervalTransformer), null, typeof(SignatureLoadModel),
    "FourPixel prediction intervals", PredictionIntervalTransformer.LoaderSignature)]

namespace FourPixel.MLNet;

/// <summary>
/// Adds the lower and the upper bound of a prediction interval to each row. The interval is score ± factor × expected size of the
/// residual, and contains the label with the requested probability.
/// </summary>
public sealed class PredictionIntervalTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "FourPixelIntervals";

    private const string NetworkEntry = "Network.bin";

    private static readonly VersionInfo _version = new("FOURPXIV", 0x00010001, 0x00010001, 0x00010001,
        loaderAssemblyName: typeof(PredictionIntervalTransformer).Assembly.FullName, loaderSignature: LoaderSignature);

    private readonly IntervalColumns _columns;
    private readonly double _factor;
    private readonly ResidualSize _size;

    internal PredictionIntervalTransformer(IHost host, IntervalColumns columns, double coverage, double factor, ResidualSize size)
        : base(host)
    {
        _columns = columns;
        Coverage = coverage;
        _factor = factor;
        _size = size;
    }

    /// <summary>Gets the coverage: the share of labels that lie within their intervals. Between 0 and 1.</summary>
    public double Coverage { get; }

    /// <summary>
    /// Gets whether the width of the interval differs from row to row. It does if the calibration rows show which rows are harder
    /// to predict.
    /// </summary>
    public bool IsAdaptive => _size.Network != null;

    /// <summary>ML.NET calls this by reflection when it loads a model.</summary>
    private static PredictionIntervalTransformer Create(IHostEnvironment environment, ModelLoadContext context)
    {
        Contracts.CheckValue(environment, nameof(environment));
        IHost host = environment.Register(nameof(PredictionIntervalTransformer));
        host.CheckValue(context, nameof(context));
        context.CheckAtModel(_version);
        var columns = IntervalColumns.Load(context);
        double coverage = context.Reader.ReadDouble(), factor = context.Reader.ReadDouble(), power = context.Reader.ReadDouble();
        int inputs = context.Reader.ReadInt32();
        Network? network = context.Reader.ReadBoolean() ? ModelContent.LoadNetwork(host, context, NetworkEntry) : null;
        host.CheckDecode(coverage > 0 && coverage < 1 && factor >= 0 && power > 0 && power <= 1 && inputs >= 1);
        host.CheckDecode(network == null || (network.Inputs == inputs && network.Outputs == 1));
        ModelArchive.Check(host, context);
        return new PredictionIntervalTransformer(host, columns, coverage, factor, new ResidualSize(network, power, inputs));
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(_version);
        _columns.Save(ctx);
        foreach (double number in (double[])[Coverage, _factor, _size.Power])
            ctx.Writer.Write(number);
        ctx.Writer.Write(_size.Inputs);
        ctx.Writer.Write(_size.Network != null);
        if (_size.Network != null)
            ctx.SaveBinaryStream(NetworkEntry, writer => _size.Network.Save(writer.BaseStream));
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : MapperBase
    {
        private readonly PredictionIntervalTransformer _parent;
        private readonly DataViewSchema.Column _score;
        private readonly DataViewSchema.Column _features;

        public Mapper(PredictionIntervalTransformer parent, DataViewSchema schema) : base(parent.Host, schema, parent)
        {
            _parent = parent;
            (_score, _features) = parent._columns.Find(parent.Host, schema);
            if (IntervalColumns.InputsOf(_features) != parent._size.Inputs)
                throw parent.Host.ExceptSchemaMismatch(nameof(schema), "feature", _features.Name, $"vector of {parent._size.Inputs - 1} Single", _features.Type.ToString()!);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() =>
        [
            new(_parent._columns.LowerBound, NumberDataViewType.Single),
            new(_parent._columns.UpperBound, NumberDataViewType.Single),
        ];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            ValueGetter<float> getScore = input.GetGetter<float>(input.Schema[_score.Index]);
            Func<float, float[]> getInputs = IntervalColumns.OpenInputs(input, _features);
            Func<float[], double> size = _parent._size.MakeFunction();
            double factor = iinfo == 0 ? -_parent._factor : _parent._factor;
            return (ValueGetter<float>)((ref float bound) =>
            {
                float score = 0;
                getScore(ref score);
                bound = (float)(score + (factor * size(getInputs(score))));
            });
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput) =>
            column => (activeOutput(0) || activeOutput(1)) && (column == _score.Index || column == _features.Index);

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
