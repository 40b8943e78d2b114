namespace FourPixel.Net.Numerics;

/// <summary>
/// The columns of a wide table cut into blocks, so that what a job reads again and again of one block stays in the second-level
/// cache, whichever thread has the rest.
/// </summary>
/// <param name="columns">The number of columns, at least 1.</param>
internal readonly struct ColumnBlocks(int columns)
{
    private const int BlockColumns = 64;

    public int Count { get; } = (columns + BlockColumns - 1) / BlockColumns;

    /// <summary>The first column of a block, and how many it has.</summary>
    public (int Start, int Columns) this[int block] =>
        (block * BlockColumns, Math.Min(BlockColumns, columns - (block * BlockColumns)));
}
