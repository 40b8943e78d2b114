namespace FourPixel.Net.Numerics;

/// <summary>
/// Splits the columns of a wide table into blocks, so that the data that a job reads repeatedly stays in the second-level
/// cache.
/// </summary>
/// <param name="columns">The number of columns, at least 1.</param>
/// <param name="ofBlock">The columns of a block; the last one may have fewer.</param>
internal readonly struct ColumnBlocks(int columns, int ofBlock = ColumnBlocks.Narrow)
{
    private const int Narrow = 64;

    public int Columns { get; } = columns;

    public int Count { get; } = (columns + ofBlock - 1) / ofBlock;

    /// <summary>The first column of a block, and the number of its columns.</summary>
    public (int Start, int Columns) this[int block] => (block * ofBlock, Math.Min(ofBlock, Columns - (block * ofBlock)));
}
