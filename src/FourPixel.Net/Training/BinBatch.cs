using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Training;

/// <summary>What the bins of a batch's columns do with the first layer, at the cost of two rows of weights for each column.</summary>
/// <param name="knots">The bins.</param>
/// <param name="width">The neurons of the first layer.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
internal sealed unsafe class BinBatch(BinKnots knots, int width, int capacity)
{
    private readonly KnotTable _table = new(knots.Count, new ColumnBlocks(width));

    /// <summary>The knots of each row. All knots count as touched, so that those of no row get slopes of 0.</summary>
    public GatheredRows Rows { get; } = new(knots, knots.Count, capacity, Enumerable.Range(0, knots.Count).ToArray());

    private BinKnots Knots => knots;

    /// <summary>Silences the bins of some columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mask">The factor for the bins of each column.</param>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> places = Rows.PlacesOf(row);
        Span<float> shares = Rows.CoefficientsOf(row);
        for (int i = 0; i < places.Length; i++)
            shares[i] *= mask[knots.ColumnOf[places[i]]];
    }

    /// <summary>Follows the weights of the bins, [bins, width], after they have changed.</summary>
    public void Prepare(float* weights, ThreadTeam team) => knots.Sum(weights, _table, team);

    /// <summary>Adds the bins of a row to some columns of its sums.</summary>
    /// <param name="row">The row.</param>
    /// <param name="block">The block of columns.</param>
    /// <param name="sums">These columns of the sums of all rows.</param>
    public void Sum(int row, int block, Matrix sums) => Rows.Sum(row, _table[block], sums, adds: true);

    /// <summary>The gradients of the weights of all bins.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, width].</param>
    /// <param name="gradient">Receives them, [bins, width].</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, float* gradient, ThreadTeam team)
    {
        Rows.Group(deltas.Rows);
        team.Run(knots.Groups * _table.Blocks.Count, new GradientJob(this, deltas, gradient));
    }

    /// <summary>First the gradients of the knots of a group, in some columns, and from them those of its bins.</summary>
    private readonly struct GradientJob(BinBatch batch, Matrix deltas, float* gradient) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int group) = Math.DivRem(part, batch.Knots.Groups);
            (int column, int columns) = batch._table.Blocks[block];
            int knot = batch.Knots.FirstKnotOf(group), bins = batch.Knots.BinsOf(group);
            Matrix ofBlock = deltas.Slice(0, deltas.Rows, column, columns);
            var gradients = new Matrix(gradient + ((nint)batch.Knots.FirstBinOf(group) * deltas.Columns) + column, bins, columns, deltas.Columns, 1);
            float* first = stackalloc float[columns];
            batch.Rows.Gradient(knot, ofBlock, first);
            for (int bin = 0; bin < bins; bin++)
                batch.Rows.Gradient(knot + 1 + bin, ofBlock, gradients.Data + (bin * gradients.RowStride));
            batch.Knots.Spread(group, first, gradients);
        }
    }
}
