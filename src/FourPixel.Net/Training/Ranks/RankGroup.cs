using System.Runtime.InteropServices;
using System.Text;

namespace FourPixel.Net.Training;

/// <summary>
/// The ranks that train together, or a process that is alone, where all of this costs nothing. Wherever they meet, each says whether it
/// is well: if one of them is not, all throw, so that none waits for another that will never come.
/// </summary>
/// <remarks>
/// All that is gathered is merged in the order of the ranks, by each rank for itself: the outcome has the same bits on all of them.
/// </remarks>
/// <param name="communicator">Null for a process that is alone.</param>
internal sealed class RankGroup(ICommunicator? communicator)
{
    public static RankGroup Alone { get; } = new(null);

    public bool IsAlone => communicator == null;

    public int Rank => communicator?.Rank ?? 0;

    public int Size => communicator?.Size ?? 1;

    /// <summary>Of several ranks.</summary>
    public ICommunicator Communicator => communicator ?? throw new InvalidOperationException("There is one process only.");

    public static RankGroup Of(TrainingOptions options) => options.Communicator is { Size: > 1 } several ? new RankGroup(several) : Alone;

    /// <summary>Does this rank's part of what all ranks do. If any of them fails, all do.</summary>
    /// <param name="work">Its meetings with the other ranks are those of this class.</param>
    public T Together<T>(Func<T> work)
    {
        if (IsAlone)
            return work();
        T result;
        try
        {
            result = work();
        }
        catch (Exception exception) when (!RankFailure.IsKnown(exception))
        {
            Fail(exception);
            throw;
        }
        Meet();
        return result;
    }

    /// <inheritdoc cref="Together{T}(Func{T})"/>
    public void Together(Action work) => Together(() =>
    {
        work();
        return true;
    });

    /// <summary>Waits for all ranks to come here.</summary>
    public void Meet() => Gather(ReadOnlySpan<byte>.Empty);

    /// <summary>Tells the other ranks, wherever they meet next, that this one has failed; null where another has.</summary>
    public void Fail(Exception? exception)
    {
        (RankState state, byte[] text) = exception == null ? (RankState.Well, []) : RankFailure.Describe(exception);
        Gather(state, text, exception);
    }

    /// <summary>The values of each rank.</summary>
    public T[][] Gather<T>(ReadOnlySpan<T> mine) where T : unmanaged =>
        IsAlone ? [mine.ToArray()] : [.. Gather(RankState.Well, MemoryMarshal.AsBytes(mine), null).Select(bytes => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(1)).ToArray())];

    /// <summary>The text of each rank.</summary>
    public string[] Gather(string mine) => [.. Gather<byte>(Encoding.UTF8.GetBytes(mine)).Select(Encoding.UTF8.GetString)];

    /// <summary>Replaces each value by those of all ranks, merged.</summary>
    public void Merge<T>(Span<T> values, Func<T, T, T> merge) where T : unmanaged
    {
        if (IsAlone)
            return;
        T[][] all = Gather<T>(values);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = all[0][i];
            for (int rank = 1; rank < all.Length; rank++)
                values[i] = merge(values[i], all[rank][i]);
        }
    }

    /// <summary>Replaces each value by the sum over all ranks.</summary>
    public void Sum(Span<double> values) => Merge(values, (x, y) => x + y);

    public double Sum(double value)
    {
        Sum(new Span<double>(ref value));
        return value;
    }

    public long Sum(long value)
    {
        Merge(new Span<long>(ref value), (x, y) => checked(x + y));
        return value;
    }

    public int Max(int value)
    {
        Merge(new Span<int>(ref value), Math.Max);
        return value;
    }

    /// <summary>Whether it is so on any rank.</summary>
    public bool Any(bool value)
    {
        Merge(new Span<bool>(ref value), (x, y) => x || y);
        return value;
    }

    private byte[][] Gather(RankState state, ReadOnlySpan<byte> payload, Exception? own)
    {
        byte[][] all = Communicator.Gather([(byte)state, .. payload]);
        RankState[] states = [.. all.Select(bytes => (RankState)bytes[0])];
        if (states.Any(other => other != RankState.Well))
            RankFailure.Throw(states, [.. all.Select(bytes => Encoding.UTF8.GetString(bytes.AsSpan(1)))], own);
        return all;
    }
}
