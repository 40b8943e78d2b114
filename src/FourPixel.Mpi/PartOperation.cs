using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FourPixel.Net;

namespace FourPixel.Mpi;

/// <summary>
/// An operation in which ranks exchange the parts that they have of so many values. It can be used again when it is complete.
/// </summary>
internal sealed unsafe class PartOperation
{
    private readonly int _rank;
    private readonly int _size;

    /// <summary>MPI reads them until the operation is complete, so they do not move.</summary>
    private readonly int[] _numbers;
    private readonly float[] _received;

    /// <param name="communicator">The ranks.</param>
    /// <param name="length">The number of values.</param>
    /// <param name="isSum">Whether the part of this rank is added up.</param>
    public PartOperation(ICommunicator communicator, int length, bool isSum)
    {
        (_rank, _size, Length, IsSum) = (communicator.Rank, communicator.Size, length, isSum);
        _numbers = GC.AllocateArray<int>(5 * _size, pinned: true);
        int own = PartOf(_rank).Length;
        for (int rank = 0; rank < _size; rank++)
        {
            (Starts[rank], Lengths[rank]) = PartOf(rank);
            (Sent[rank], ReceivedLengths[rank]) = rank == _rank ? (0, 0) : (Lengths[rank], own);
            ReceivedStarts[rank] = checked(rank * own);
        }
        _received = isSum ? GC.AllocateUninitializedArray<float>(checked(_size * own), pinned: true) : [];

        (int Offset, int Length) PartOf(int rank) => communicator.PartOf(length, rank).GetOffsetAndLength(length);
    }

    public int Length { get; }

    public bool IsSum { get; }

    /// <summary>All values, as this rank has them.</summary>
    public float* Values { get; set; }

    /// <summary>Where the part of each rank begins.</summary>
    public int* Starts => Numbers(0);

    public int* Lengths => Numbers(1);

    /// <summary>The lengths, but 0 for this rank, which sends nothing to itself.</summary>
    public int* Sent => Numbers(2);

    /// <summary>How many values of this rank's part each of the others sends.</summary>
    public int* ReceivedLengths => Numbers(3);

    /// <summary>Where these are among <see cref="Received"/>.</summary>
    public int* ReceivedStarts => Numbers(4);

    public float* Received => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_received));

    /// <summary>Adds up what has come, in the order of the ranks.</summary>
    public void Complete()
    {
        if (!IsSum)
            return;
        var own = new Span<float>(Values + Starts[_rank], Lengths[_rank]);
        Span<float> sum = _rank == 0 ? own : Of(0);
        for (int rank = 1; rank < _size; rank++)
        {
            Span<float> next = rank == _rank ? own : Of(rank), target = rank == _rank ? own : sum;
            TensorPrimitives.Add(sum, next, target);
            sum = target;
        }
    }

    private int* Numbers(int row) => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_numbers)) + (row * _size);

    private Span<float> Of(int rank) => _received.AsSpan(ReceivedStarts[rank], Lengths[_rank]);
}
