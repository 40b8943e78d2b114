using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Training;

/// <summary>What the bins of a batch's columns do with the first layer, at the cost of two rows of weights for each column.</summary>
/// <param name="knots">The bins.</param>
/// <param name="width">The neurons of the first layer.</param>
/// <param name="capacity">The most rows in a batch.</param>
internal sealed unsafe class BinBatch(BinKnots knots, int width, int capacity)
{
    /// <summary>Knots that one thread works on at a stretch.</summary>
    private const int PartKnots = 32;

    private readonly PinnedBuffer _table = new(checked(knots.Count * width));
    private readonly PinnedBuffer _slopes = new(checked(knots.Count * width));

    /// <summary>The knots of each row. All knots count as touched, so that those of no row get slopes of 0.</summary>
    public GatheredRows Rows { get; } = new(knots, knots.Count, capacity, Enumerable.Range(0, knots.Count).ToArray());

    /// <summary>Silences the bins of some columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mask">What the bins of each column are multiplied by.</param>
    public void Silence(int row, ReadOnlySpan<float> mask)
    {
        ReadOnlySpan<int> places = Rows.PlacesOf(row);
        Span<float> shares = Rows.CoefficientsOf(row);
        for (int i = 0; i < places.Length; i++)
            shares[i] *= mask[knots.ColumnOf[places[i]]];
    }

    /// <summary>Follows the weights of the bins, [bins, width], after they have changed.</summary>
    public void Prepare(float* weights, ThreadTeam team) => knots.Sum(weights, _table.Pointer, width, team);

    /// <summary>Adds the bins of a row to its sums.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sums">Some columns of the sums of all rows.</param>
    /// <param name="column">The first of these columns.</param>
    public void Sum(int row, Matrix sums, int column) =>
        Rows.Sum(row, new Matrix(_table.Pointer, knots.Count, width).Slice(0, knots.Count, column, sums.Columns), sums, adds: true);

    /// <summary>The gradients of the weights of all bins.</summary>
    /// <param name="deltas">dL/dsums of the first layer, [rows, width].</param>
    /// <param name="gradient">Receives them, [bins, width].</param>
    /// <param name="team">The threads that share the work.</param>
    public void WeightGradients(Matrix deltas, float* gradient, ThreadTeam team)
    {
        Rows.Group(deltas.Rows);
        team.Run(KnotParts * new ColumnBlocks(width).Count, new SlopeJob(this, deltas));
        knots.Spread(_slopes.Pointer, gradient, width, team);
    }

    private int KnotParts => (knots.Count + PartKnots - 1) / PartKnots;

    private readonly struct SlopeJob(BinBatch batch, Matrix deltas) : IParallelJob
    {
        public void Run(int part)
        {
            (int block, int knotPart) = Math.DivRem(part, batch.KnotParts);
            (int column, int columns) = new ColumnBlocks(deltas.Columns)[block];
            Matrix blockOfDeltas = deltas.Slice(0, deltas.Rows, column, columns);
            ReadOnlySpan<int> touched = batch.Rows.Touched;
            for (int i = knotPart * PartKnots; i < Math.Min((knotPart + 1) * PartKnots, touched.Length); i++)
                batch.Rows.Gradient(i, blockOfDeltas, batch._slopes.Pointer + ((nint)touched[i] * deltas.Columns) + column);
        }
    }
}
