using System.Text;
using FourPixel.Net;

namespace FourPixel.Mpi.Tests.Probes;

/// <summary>What a communicator does, with numbers that tell which rank they come from.</summary>
internal static class CollectiveProbe
{
    public static string Run(MpiCommunicator mpi)
    {
        float[] small = GC.AllocateArray<float>(3, pinned: true), large = GC.AllocateArray<float>(300_000, pinned: true);
        small.AsSpan().Fill(mpi.Rank + 1);
        large.AsSpan().Fill(0.1f * (mpi.Rank + 1));
        mpi.BeginSum(large);
        long last = mpi.BeginSum(small.AsSpan(1));
        mpi.Advance();
        mpi.Await(last);
        string parts = Parts(mpi, 300_001) + Parts(mpi, 20) + Parts(mpi, 300_001);
        double[] numbers = [mpi.Rank, 1e-17];
        mpi.Sum(numbers);
        byte[] bytes = [(byte)mpi.Rank, 7];
        mpi.Broadcast(bytes, root: 1);
        string[] texts = [.. mpi.Gather(Encoding.UTF8.GetBytes(new string('x', 3 * mpi.Rank))).Select(Encoding.UTF8.GetString)];
        return $"{small[1]} {small[2]} {large.Distinct().Single()} {parts}{numbers[0]} {bytes[0]} [{string.Join(",", texts)}] {Error(() => mpi.Broadcast(bytes, root: 99))}";
    }

    /// <summary>What there is of sums of parts, and then of the parts of all ranks.</summary>
    private static string Parts(MpiCommunicator mpi, int length)
    {
        float[] values = GC.AllocateArray<float>(length, pinned: true), other = GC.AllocateArray<float>(length, pinned: true);
        values.AsSpan().Fill(0.1f * (mpi.Rank + 1));
        other.AsSpan().Fill(mpi.Rank + 1);
        long first = mpi.BeginSumOfParts(values), second = mpi.BeginSumOfParts(other);
        mpi.Await(first);
        (int start, int count) = mpi.PartOf(length, mpi.Rank).GetOffsetAndLength(length);
        bool othersAreLeft = values.Where((_, i) => i < start || i >= start + count).All(value => value == 0.1f * (mpi.Rank + 1));
        mpi.Await(second);
        long third = mpi.BeginGatherOfParts(values);
        mpi.Await(mpi.BeginGatherOfParts(other));
        return $"{othersAreLeft} {second < third} {values.Distinct().Single()} {other.Distinct().Single()} ";
    }

    private static string Error(Action action)
    {
        try
        {
            action();
            return "no error";
        }
        catch (MpiException exception)
        {
            return exception.Message.Split(',')[0];
        }
    }
}
