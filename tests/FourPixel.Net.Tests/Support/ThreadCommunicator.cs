using System.Numerics;
using System.Runtime.CompilerServices;

namespace FourPixel.Net.Tests.Support;

/// <summary>A rank that is a thread. Sums are added up in the order of the ranks.</summary>
internal sealed unsafe class ThreadCommunicator(ThreadHub hub, int rank) : ICommunicator
{
    private readonly List<(nint Pointer, int Length)> _begun = [];

    public int Rank => rank;

    public int Size => hub.Size;

    /// <summary>The sums that have been begun, and their lengths.</summary>
    public List<int> Lengths { get; } = [];

    public void BeginSum(Span<float> pinned)
    {
        Lengths.Add(pinned.Length);
        _begun.Add(((nint)Unsafe.AsPointer(ref pinned[0]), pinned.Length));
    }

    public void Advance()
    {
    }

    public void EndSums()
    {
        (nint Pointer, int Length)[] begun = [.. _begun];
        _begun.Clear();
        foreach ((nint pointer, int length) in begun)
            Add(new Span<float>((void*)pointer, length));
    }

    public void Sum(Span<double> values) => Add(values);

    public void Broadcast(Span<byte> bytes, int root) =>
        Meet($"broadcast of {bytes.Length} bytes", bytes.ToArray())[root].CopyTo(bytes);

    public byte[][] Gather(ReadOnlySpan<byte> bytes) => Meet("gather", bytes.ToArray());

    private void Add<T>(Span<T> values) where T : INumber<T>
    {
        T[][] all = hub.Exchange(rank, $"sum of {values.Length} {typeof(T).Name}", values.ToArray());
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = all[0][i];
            for (int other = 1; other < all.Length; other++)
                values[i] += all[other][i];
        }
    }

    private byte[][] Meet(string name, byte[] bytes)
    {
        if (_begun.Count > 0)
            throw new InvalidOperationException("Sums are on their way.");
        return hub.Exchange(rank, name, bytes);
    }
}
