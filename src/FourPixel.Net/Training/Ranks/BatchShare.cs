namespace FourPixel.Net.Training;

/// <summary>A rank's part of each step's batch: as large as its part of all rows, so that all ranks are through at about the same time.</summary>
/// <param name="FirstRow">The rows of the batch that the ranks before have.</param>
/// <param name="Rows">The rows of this rank; at least 1.</param>
internal readonly record struct BatchShare(int FirstRow, int Rows)
{
    /// <param name="batchSize">The rows of the whole batch.</param>
    /// <param name="rows">The rows of each rank.</param>
    /// <param name="rank">Which rank.</param>
    public static BatchShare Of(int batchSize, long[] rows, int rank)
    {
        int first = EndOf(rank - 1);
        return new BatchShare(first, Math.Max(1, EndOf(rank) - first));

        int EndOf(int last) => (int)((Int128)batchSize * rows.Take(last + 1).Sum() / rows.Sum());
    }
}
