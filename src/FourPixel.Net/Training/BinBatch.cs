using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Training;

/// <summary>What the bins of a batch's columns do with the first layer, at the cost of two rows of weights for each column.</summary>
/// <param name="rows">The knots of each row.</param>
/// <param name="width">The neurons of the first layer.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
internal sealed unsafe class BinBatch(KnotLists rows, int width, int capacity)
{
    private readonly KnotTable _table = new(rows.Knots.Count, new ColumnBlocks(width));
    private BinOrder? _order;

    private BinKnots Knots => rows.Knots;

    /// <summary>Follows the weights of the bins, [bins, width], after they have changed.</summary>
    public void Prepare(float* weights, ThreadTeam team) => Knots.Sum(weights, _table, team);

    /// <summary>Adds the bins of some rows to some columns of their sums.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="block">The block of columns.</param>
    /// <param name="sums">These columns of the sums of all rows.</param>
    public void Sum(int first, int count, int block, Matrix sums) =>
        Columnwise.Run(new ListedSums(rows.All, first, count, _table[block], sums, adds: true), sums.Columns);

    /// <summary>How many groups there are, each of which is sorted by itself.</summary>
    public int Groups => Knots.Groups;

    /// <summary>Sorts the first rows by the bins of a group; all groups, before <see cref="WeightGradients"/>.</summary>
    public void Sort(int group, int count) => _order!.Sort(group, rows, count);

    /// <summary>Takes the memory for the way back.</summary>
    public void KeepOrder() => _order ??= new BinOrder(rows.Knots, capacity);

    /// <summary>The gradients of the weights of all bins.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, width].</param>
    /// <param name="gradient">Receives them, [bins, width].</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, float* gradient, ThreadTeam team) =>
        team.Run(Knots.Groups * _table.Blocks.Count, new GradientJob(this, deltas, gradient));

    /// <summary>The gradients of the bins of a group, in some columns.</summary>
    private readonly struct GradientJob(BinBatch batch, Matrix deltas, float* gradient) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int group) = Math.DivRem(part, batch.Knots.Groups);
            (int column, int columns) = batch._table.Blocks[block];
            int first = batch.Knots.FirstBinOf(group), bins = batch.Knots.BinsOf(group);
            var ofBins = new Matrix(gradient + ((nint)first * deltas.Columns) + column, bins, columns, deltas.Columns, 1);
            fixed (float* means = batch.Knots.MeansOf(group))
                Columnwise.Run(new BinGradient(batch._order!, group, means, deltas.Slice(0, deltas.Rows, column, columns), ofBins), columns);
        }
    }
}
