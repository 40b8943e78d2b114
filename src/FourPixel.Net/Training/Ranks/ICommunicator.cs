namespace FourPixel.Net;

/// <summary>
/// Connects the ranks of a training run: processes on one machine or several, each with its own rows. All ranks call the same
/// methods in the same order, with spans of the same length unless a method says otherwise.
/// </summary>
/// <remarks>
/// Sums have the same bits on all ranks, and in every run with the same number of ranks. Only one thread at a time calls the
/// methods of a communicator.
/// </remarks>
public interface ICommunicator
{
    /// <summary>Gets the number of this rank, from 0 to below <see cref="Size"/>.</summary>
    int Rank { get; }

    /// <summary>Gets the number of ranks.</summary>
    int Size { get; }

    /// <summary>
    /// Starts to sum values over all ranks, in place, and returns immediately. Several operations can be in progress; all ranks
    /// start them in the same order.
    /// </summary>
    /// <param name="pinned">The values of this rank, in pinned memory. Don't access it before <see cref="Await"/> returns.</param>
    /// <returns>The number of the operation: 1 for the first of a communicator, then 2, and so on.</returns>
    long BeginSum(Span<float> pinned);

    /// <summary>
    /// Starts to sum values over all ranks, in place, and returns immediately. Each rank receives the sums of its own part only,
    /// which is <see cref="RankParts.PartOf"/>; the other values stay as they are.
    /// </summary>
    /// <param name="pinned">The values of this rank, in pinned memory. Don't access it before <see cref="Await"/> returns.</param>
    /// <returns>The number of the operation.</returns>
    long BeginSumOfParts(Span<float> pinned);

    /// <summary>
    /// Starts to give all ranks the part of each rank, which is <see cref="RankParts.PartOf"/>, and returns immediately.
    /// </summary>
    /// <param name="pinned">
    /// The values, in pinned memory, of which this rank has its own part; receives the other parts. Don't access it before
    /// <see cref="Await"/> returns.
    /// </param>
    /// <returns>The number of the operation.</returns>
    long BeginGatherOfParts(Span<float> pinned);

    /// <summary>Makes progress on the operations that were started, without waiting. Ranks can call it any number of times.</summary>
    void Advance();

    /// <summary>Waits until an operation and all that were started before it are complete.</summary>
    /// <param name="operation">The number of the operation; 0 for none.</param>
    void Await(long operation);

    /// <summary>Sums values over all ranks, in place.</summary>
    /// <param name="values">The values of this rank; receives the sums.</param>
    void Sum(Span<double> values);

    /// <summary>Sends bytes from one rank to all others.</summary>
    /// <param name="bytes">The bytes to send on the root; overwritten on the other ranks.</param>
    /// <param name="root">The rank that sends.</param>
    void Broadcast(Span<byte> bytes, int root);

    /// <summary>Returns the bytes of all ranks on every rank.</summary>
    /// <param name="bytes">The bytes of this rank. Their number can differ between ranks.</param>
    /// <returns>The bytes of each rank, in the order of the ranks.</returns>
    byte[][] Gather(ReadOnlySpan<byte> bytes);
}
