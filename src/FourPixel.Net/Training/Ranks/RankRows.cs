namespace FourPixel.Net;

/// <summary>Deals out what there is to read to the ranks of a training.</summary>
public static class RankRows
{
    /// <summary>This rank's share of a list, of files for example: every <see cref="ICommunicator.Size"/>-th entry.</summary>
    /// <param name="communicator">Tells which rank this is.</param>
    /// <param name="items">All of them, in the same order on all ranks.</param>
    public static IEnumerable<T> ShareOf<T>(this ICommunicator communicator, IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        ArgumentNullException.ThrowIfNull(items);
        return items.Where((_, i) => i % communicator.Size == communicator.Rank);
    }
}
