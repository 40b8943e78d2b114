namespace FourPixel.Net;

/// <summary>
/// Connects the ranks of one training: processes, on one machine or on many, each of which has rows of its own. All ranks call the
/// same methods in the same order, with spans of the same length unless a method says otherwise.
/// </summary>
/// <remarks>
/// Sums have the same bits on all ranks, and in each run with as many ranks. One thread at a time calls the methods of a communicator.
/// </remarks>
public interface ICommunicator
{
    /// <summary>The number of this rank, from 0 to below <see cref="Size"/>.</summary>
    int Rank { get; }

    /// <summary>The number of ranks.</summary>
    int Size { get; }

    /// <summary>
    /// Begins to add up the values of all ranks, in place, and returns at once. Several sums may be on their way; they are begun in the
    /// same order on all ranks.
    /// </summary>
    /// <param name="pinned">In memory that does not move, and that nobody touches before <see cref="EndSums"/> returns.</param>
    void BeginSum(Span<float> pinned);

    /// <summary>Moves begun sums on, without waiting. Ranks call it as often as they like.</summary>
    void Advance();

    /// <summary>Waits until all begun sums are complete.</summary>
    void EndSums();

    /// <summary>Adds up the values of all ranks, in place.</summary>
    /// <param name="values">The values of this rank; receives the sums.</param>
    void Sum(Span<double> values);

    /// <summary>Gives all ranks the bytes of one of them.</summary>
    /// <param name="bytes">Sent by the root, and overwritten on the other ranks.</param>
    /// <param name="root">The rank whose bytes they are.</param>
    void Broadcast(Span<byte> bytes, int root);

    /// <summary>Gives all ranks the bytes of all of them.</summary>
    /// <param name="bytes">Those of this rank; their number may differ from rank to rank.</param>
    /// <returns>The bytes of each rank.</returns>
    byte[][] Gather(ReadOnlySpan<byte> bytes);
}
