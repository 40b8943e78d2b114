using System.Numerics;
using System.Runtime.CompilerServices;

namespace FourPixel.Net.Tests.Support;

/// <summary>A rank that is a thread. Sums are added up in the order of the ranks.</summary>
internal sealed unsafe class ThreadCommunicator(ThreadHub hub, int rank) : ICommunicator
{
    private readonly Queue<Action> _begun = [];
    private long _ended;

    public int Rank => rank;

    public int Size => hub.Size;

    /// <summary>The lengths of the values that have been summed.</summary>
    public List<int> Lengths { get; } = [];

    public long BeginSum(Span<float> pinned)
    {
        Lengths.Add(pinned.Length);
        return Begin(pinned, Add);
    }

    public long BeginSumOfParts(Span<float> pinned)
    {
        Lengths.Add(pinned.Length);
        return Begin(pinned, values =>
        {
            float[] sums = values.ToArray();
            Add(sums);
            Range own = this.PartOf(values.Length, rank);
            sums.AsSpan(own).CopyTo(values[own]);
        });
    }

    public long BeginGatherOfParts(Span<float> pinned) => Begin(pinned, values =>
    {
        float[][] all = hub.Exchange(rank, $"parts of {values.Length}", values.ToArray());
        for (int other = 0; other < Size; other++)
        {
            Range part = this.PartOf(values.Length, other);
            all[other].AsSpan(part).CopyTo(values[part]);
        }
    });

    public void Advance()
    {
    }

    public void Await(long operation)
    {
        for (; _ended < operation; _ended++)
            _begun.Dequeue()();
    }

    public void Sum(Span<double> values) => Add(values);

    public void Broadcast(Span<byte> bytes, int root) =>
        Meet($"broadcast of {bytes.Length} bytes", bytes.ToArray())[root].CopyTo(bytes);

    public byte[][] Gather(ReadOnlySpan<byte> bytes) => Meet("gather", bytes.ToArray());

    /// <summary>Nothing is done before it is waited for, so that whoever does not wait is found out.</summary>
    private long Begin(Span<float> pinned, SpanAction run)
    {
        nint pointer = (nint)Unsafe.AsPointer(ref pinned[0]);
        int length = pinned.Length;
        _begun.Enqueue(() => run(new Span<float>((void*)pointer, length)));
        return _ended + _begun.Count;
    }

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

    private delegate void SpanAction(Span<float> values);

    private byte[][] Meet(string name, byte[] bytes)
    {
        if (_begun.Count > 0)
            throw new InvalidOperationException("Values are on their way.");
        return hub.Exchange(rank, name, bytes);
    }
}
