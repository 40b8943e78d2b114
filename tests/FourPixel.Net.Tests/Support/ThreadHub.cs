namespace FourPixel.Net.Tests.Support;

/// <summary>Where the threads of some ranks meet, all for the same thing.</summary>
internal sealed class ThreadHub(int size) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Barrier _barrier = new(size);
    private readonly (string Name, Array Values)[] _brought = new (string, Array)[size];

    public int Size => size;

    /// <summary>What all ranks bring, once all are there.</summary>
    /// <param name="rank">This rank.</param>
    /// <param name="name">What it is for, and of what length, which has to be the same on all ranks.</param>
    /// <param name="values">What it brings.</param>
    public T[][] Exchange<T>(int rank, string name, T[] values)
    {
        _brought[rank] = (name, values);
        Wait();
        (string Name, Array Values)[] all = [.. _brought];
        Wait();
        if (all.Any(other => other.Name != name))
            throw new InvalidOperationException($"The ranks meet for different things: {string.Join(", ", all.Select(other => other.Name))}.");
        return [.. all.Select(other => (T[])other.Values)];
    }

    public void Dispose() => _barrier.Dispose();

    private void Wait()
    {
        if (!_barrier.SignalAndWait(_patience))
            throw new TimeoutException("A rank waits for another that does not come.");
    }
}
