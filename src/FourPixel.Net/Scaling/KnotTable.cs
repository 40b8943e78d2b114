using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scaling;

/// <summary>
/// What each knot of <see cref="BinKnots"/> adds to the first layer, [knots, width]. Some columns of all knots lie together, so that
/// what a job reads again and again of them is one stretch of memory: rows that are a power of two apart share few lines of a cache.
/// </summary>
/// <param name="knots">The number of knots.</param>
/// <param name="blocks">How the columns are cut.</param>
internal sealed unsafe class KnotTable(int knots, ColumnBlocks blocks)
{
    private readonly PinnedBuffer _values = new(checked(knots * blocks.Columns));

    /// <summary>What the knots of a network add, all columns in one block; null where it has no bins.</summary>
    public static KnotTable? Of(Network network)
    {
        if (network.InputScaler?.Bins?.Knots is not BinKnots knots)
            return null;
        int width = network.Layers[0].Outputs;
        var table = new KnotTable(knots.Count, new ColumnBlocks(width, ofBlock: width));
        float* weights = network.Parameters.Pointer + network.Layers[0].WeightRange.Start.Value;
        knots.Sum(weights + ((nint)network.Inputs * width), table, ThreadTeam.Alone);
        return table;
    }

    public ColumnBlocks Blocks => blocks;

    /// <summary>The neurons of the first layer.</summary>
    public int Width => blocks.Columns;

    /// <summary>[knots, columns of the block].</summary>
    public Matrix this[int block] => new(_values.Pointer + ((nint)knots * blocks[block].Start), knots, blocks[block].Columns);
}
