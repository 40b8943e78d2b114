namespace FourPixel.Net.Numerics;

/// <summary>
/// The columns of a wide table cut into blocks, so that what a job reads again and again of one block stays in the second-level
/// cache, whichever thread has the rest.
/// </summary>
/// <param name="columns">The number of columns, at least 1.</param>
/// <param name="ofBlock">The columns of a block; the last one may have fewer.</param>
internal readonly struct ColumnBlocks(int columns, int ofBlock = ColumnBlocks.Narrow)
{
    private const int Narrow = 64;

    public int Columns { get; } = columns;

    public int Count { get; } = (columns + ofBlock - 1) / ofBlock;

    /// <summary>The first column of a block, and how many it has.</summary>
    public (int Start, int Columns) this[int block] => (block * ofBlock, Math.Min(ofBlock, Columns - (block * ofBlock)));
}
