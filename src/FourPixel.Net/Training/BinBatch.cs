using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>What the bins of a batch's columns do with the first layer, at the cost of two rows of weights for each column.</summary>
/// <param name="knots">The bins.</param>
/// <param name="width">The neurons of the first layer.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
internal sealed unsafe class BinBatch(BinKnots knots, int width, int capacity)
{
    private readonly KnotTable _table = new(knots.Count, new ColumnBlocks(width));
    private readonly BinOrder _order = new(knots, capacity);

    /// <summary>The knots that each row lists, [rows, listed].</summary>
    private readonly PinnedBuffer<int> _places = new(checked(capacity * knots.Listed));

    /// <summary>The share of each of them, [rows, listed].</summary>
    private readonly PinnedBuffer _shares = new(checked(capacity * knots.Listed));

    /// <summary>Lists the knots of a row. Several threads may do so for different rows.</summary>
    public void Set(int row, InputRow values) => knots.List(values, PlacesOf(row), SharesOf(row));

    /// <summary>Silences the bins of some columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mask">The factor for the bins of each column.</param>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> places = PlacesOf(row);
        Span<float> shares = SharesOf(row);
        for (int i = 0; i < places.Length; i++)
            shares[i] *= mask[knots.ColumnOf[places[i]]];
    }

    /// <summary>Follows the weights of the bins, [bins, width], after they have changed.</summary>
    public void Prepare(float* weights, ThreadTeam team) => knots.Sum(weights, _table, team);

    /// <summary>Adds the bins of a row to some columns of its sums.</summary>
    /// <param name="row">The row.</param>
    /// <param name="block">The block of columns.</param>
    /// <param name="sums">These columns of the sums of all rows.</param>
    public void Sum(int row, int block, Matrix sums)
    {
        nint first = (nint)row * knots.Listed;
        float* ofRow = sums.Data + (row * sums.RowStride);
        Matrix table = _table[block];
        LayerKernel.Sums.Run(new SparseRow(_shares.Pointer + first, _places.Pointer + first, knots.Listed), table.Data, table.RowStride, ofRow, ofRow, sums.Columns);
    }

    /// <summary>The gradients of the weights of all bins.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, width].</param>
    /// <param name="gradient">Receives them, [bins, width].</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, float* gradient, ThreadTeam team)
    {
        team.Run(knots.Groups, new OrderJob(this, deltas.Rows));
        team.Run(knots.Groups * _table.Blocks.Count, new GradientJob(this, deltas, gradient));
    }

    private Span<int> PlacesOf(int row) => _places.Span.Slice(row * knots.Listed, knots.Listed);

    private Span<float> SharesOf(int row) => _shares.Span.Slice(row * knots.Listed, knots.Listed);

    private readonly struct OrderJob(BinBatch batch, int rows) : IParallelJob
    {
        public void Run(int group) => batch._order.Sort(group, batch._places.Pointer, batch._shares.Pointer, rows);
    }

    /// <summary>The gradients of the bins of a group, in some columns.</summary>
    private readonly struct GradientJob(BinBatch batch, Matrix deltas, float* gradient) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int group) = Math.DivRem(part, batch._order.Knots.Groups);
            (int column, int columns) = batch._table.Blocks[block];
            int first = batch._order.Knots.FirstBinOf(group), bins = batch._order.Knots.BinsOf(group);
            var ofBins = new Matrix(gradient + ((nint)first * deltas.Columns) + column, bins, columns, deltas.Columns, 1);
            BinGradient.Run(batch._order, group, deltas.Slice(0, deltas.Rows, column, columns), ofBins);
        }
    }
}
