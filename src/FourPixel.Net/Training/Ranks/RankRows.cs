namespace FourPixel.Net;

/// <summary>Splits items among the ranks of a training run.</summary>
public static class RankRows
{
    /// <summary>
    /// Returns this rank's share of a list, such as a list of files: one item out of every <see cref="ICommunicator.Size"/>.
    /// </summary>
    /// <param name="communicator">The communicator of this rank.</param>
    /// <param name="items">All items, in the same order on all ranks.</param>
    /// <returns>The items of this rank.</returns>
    public static IEnumerable<T> ShareOf<T>(this ICommunicator communicator, IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        ArgumentNullException.ThrowIfNull(items);
        return items.Where((_, i) => i % communicator.Size == communicator.Rank);
    }
}
