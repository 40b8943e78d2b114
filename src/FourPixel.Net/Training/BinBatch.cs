using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>What the bins of a batch's columns do with the first layer, at the cost of two rows of weights for each column.</summary>
/// <param name="knots">The bins.</param>
/// <param name="inputs">The inputs, whose weights lie before those of the bins.</param>
/// <param name="width">The neurons of the first layer.</param>
/// <param name="capacity">The most rows in a batch.</param>
internal sealed unsafe class BinBatch(BinKnots knots, int inputs, int width, int capacity)
{
    /// <summary>Knots that one thread works on at a stretch.</summary>
    private const int PartKnots = 16;

    private readonly SparseRows _rows = new(capacity);
    private readonly SparseRows _columns = new(capacity);
    private readonly ColumnGrouping _grouping = new(knots.Count);
    private readonly PinnedBuffer _table = new(checked(knots.Count * width));
    private readonly PinnedBuffer _slopes = new(checked(knots.Count * width));
    private readonly float[] _mask = new float[inputs];

    /// <summary>Begins a batch.</summary>
    /// <param name="rows">The rows that <see cref="Set"/> will be called for, from 0 on.</param>
    public void Start(int rows)
    {
        _rows.Clear();
        for (int row = 0; row < rows; row++)
            _rows.Add(knots.MostOfARow);
    }

    /// <summary>Takes a row in, before it is scaled. Several threads may do so for different rows.</summary>
    public void Set(int row, InputRow values) => _rows.Set(row, values, knots);

    /// <summary>Silences the bins of some of the columns.</summary>
    public void Silence(Dropout dropout, int rows, long step)
    {
        for (int row = 0; row < rows; row++)
        {
            dropout.Draw(_mask, row, step);
            Span<int> places = _rows.ColumnsOf(row);
            Span<float> shares = _rows.ValuesOf(row);
            for (int i = 0; i < places.Length; i++)
                shares[i] *= _mask[knots.ColumnOf[places[i]]];
        }
    }

    /// <summary>Adds the bins to the first layer's sums.</summary>
    public void AddTo(LayerPass layer, int rows, ThreadTeam team)
    {
        knots.Sum(layer.Weights.Data + ((nint)inputs * width), _table.Pointer, width, team);
        layer.Sum(_rows, new Matrix(_table.Pointer, knots.Count, width), rows, adds: true, team);
    }

    /// <summary>The gradients of the weights of all bins.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, width].</param>
    /// <param name="gradient">Receives them.</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, Gradient gradient, ThreadTeam team)
    {
        _grouping.Group(_rows, deltas.Rows, _columns);
        _slopes.Span.Clear();
        team.Run(Parts(_grouping.Columns.Length), new SlopeJob(this, deltas));
        knots.Spread(_slopes.Pointer, gradient.Pointer + ((nint)inputs * width), width, team);
    }

    private static int Parts(int knots) => (knots + PartKnots - 1) / PartKnots;

    private readonly struct SlopeJob(BinBatch batch, Matrix deltas) : IParallelJob
    {
        public void Run(int part)
        {
            ReadOnlySpan<int> columns = batch._grouping.Columns;
            for (int i = part * PartKnots; i < Math.Min((part + 1) * PartKnots, columns.Length); i++)
            {
                float* slopes = batch._slopes.Pointer + ((nint)columns[i] * deltas.Columns);
                LayerKernel.Sums.Run(batch._columns[i], deltas.Data, null, slopes, deltas.Columns);
            }
        }
    }
}
