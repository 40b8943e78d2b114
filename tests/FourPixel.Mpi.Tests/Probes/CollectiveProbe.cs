using System.Text;

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
        mpi.BeginSum(small.AsSpan(1));
        mpi.Advance();
        mpi.EndSums();
        double[] numbers = [mpi.Rank, 1e-17];
        mpi.Sum(numbers);
        byte[] bytes = [(byte)mpi.Rank, 7];
        mpi.Broadcast(bytes, root: 1);
        string[] texts = [.. mpi.Gather(Encoding.UTF8.GetBytes(new string('x', 3 * mpi.Rank))).Select(Encoding.UTF8.GetString)];
        return $"{small[1]} {small[2]} {large.Distinct().Single()} {numbers[0]} {bytes[0]} [{string.Join(",", texts)}] {Error(() => mpi.Broadcast(bytes, root: 99))}";
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
