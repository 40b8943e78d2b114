namespace FourPixel.Net;

/// <summary>Splits values among the ranks of a training run, one part for each rank, one behind the other.</summary>
public static class RankParts
{
    /// <summary>Parts begin at cache lines, so that no two ranks write to the same one.</summary>
    private const int Alignment = 16;

    /// <summary>Returns the part of a rank: about as many values for each, in the order of the ranks. It can be empty.</summary>
    /// <param name="communicator">The communicator of any rank.</param>
    /// <param name="length">The number of values.</param>
    /// <param name="rank">The rank.</param>
    /// <returns>Where its values are.</returns>
    public static Range PartOf(this ICommunicator communicator, int length, int rank)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, communicator.Size);
        return StartOf(rank)..StartOf(rank + 1);

        int StartOf(int part) => part == communicator.Size ? length : (int)((long)length * part / communicator.Size / Alignment * Alignment);
    }
}
