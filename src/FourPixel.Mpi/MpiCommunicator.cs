using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FourPixel.Net;

namespace FourPixel.Mpi;

/// <summary>
/// The processes that <c>mpirun</c>, <c>srun</c> or a similar launcher started as one job: the ranks of MPI_COMM_WORLD. Create
/// one communicator at the start of the process and dispose of it at the end.
/// </summary>
/// <remarks>
/// <para>
/// Supports Open MPI and MPICH on Linux. Sums use MPI_Iallreduce, which gives all ranks the same bits. Sums of parts are added up in
/// the order of the ranks.
/// </para>
/// <para>
/// If an exception ends the process, don't dispose of the communicator: MPI ends a job if a rank exits without MPI_Finalize.
/// </para>
/// </remarks>
public sealed unsafe class MpiCommunicator : ICommunicator, IDisposable
{
    /// <summary>MPI counts by int; longer messages go in pieces.</summary>
    private const int MostBytes = 1 << 30;

    private readonly MpiLibrary _mpi;
    private readonly Queue<(nint Request, PartOperation? Parts)> _begun = [];
    private readonly Dictionary<(int Length, bool IsSum), Stack<PartOperation>> _unused = [];
    private long _ended;
    private long _waited;
    private bool _isDisposed;

    /// <summary>Initializes MPI, with the library of the launcher that started this process.</summary>
    /// <exception cref="MpiException">
    /// There is no MPI library, it can't be initialized, or it is not that of the launcher.
    /// </exception>
    public MpiCommunicator()
    {
        _mpi = MpiLibrary.Load();
        int provided;
        _mpi.Check(_mpi.InitThread(null, null, MpiLibrary.ThreadFunneled, &provided), "MPI_Init_thread");
        _mpi.Check(_mpi.SetErrorHandler(_mpi.World, _mpi.ErrorsReturn), "MPI_Comm_set_errhandler");
        int rank, size;
        _mpi.Check(_mpi.CommRank(_mpi.World, &rank), "MPI_Comm_rank");
        _mpi.Check(_mpi.CommSize(_mpi.World, &size), "MPI_Comm_size");
        (Rank, Size) = (rank, size);
        Launcher.Check(size, _mpi.Version);
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>Gets the name and version of the MPI library, as the library reports them.</summary>
    public string Library => _mpi.Version;

    /// <summary>
    /// Gets the time that this rank has spent on communication: waiting for other ranks and transferring messages.
    /// </summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(0, _waited);

    /// <inheritdoc/>
    public long BeginSum(Span<float> pinned)
    {
        nint request;
        _mpi.Check(_mpi.Iallreduce(_mpi.InPlace, Unsafe.AsPointer(ref pinned.GetPinnableReference()), pinned.Length, _mpi.Float, _mpi.SumOperation, _mpi.World, &request), "MPI_Iallreduce");
        return Begin(request);
    }

    /// <inheritdoc/>
    public long BeginSumOfParts(Span<float> pinned)
    {
        PartOperation parts = Prepare(pinned, isSum: true);
        nint request;
        _mpi.Check(_mpi.Ialltoallv(parts.Values, parts.Sent, parts.Starts, _mpi.Float, parts.Received, parts.ReceivedLengths, parts.ReceivedStarts, _mpi.Float, _mpi.World, &request), "MPI_Ialltoallv");
        return Begin(request, parts);
    }

    /// <inheritdoc/>
    public long BeginGatherOfParts(Span<float> pinned)
    {
        PartOperation parts = Prepare(pinned, isSum: false);
        nint request;
        _mpi.Check(_mpi.Iallgatherv((void*)_mpi.InPlace, 0, _mpi.Float, parts.Values, parts.Lengths, parts.Starts, _mpi.Float, _mpi.World, &request), "MPI_Iallgatherv");
        return Begin(request, parts);
    }

    /// <inheritdoc/>
    public void Advance()
    {
        while (_begun.TryPeek(out (nint Request, PartOperation? Parts) first) && IsDone(ref first.Request))
            Complete();
    }

    /// <inheritdoc/>
    public void Await(long operation)
    {
        while (_ended < operation && _begun.TryPeek(out (nint Request, PartOperation? Parts) first))
        {
            Wait(first.Request);
            Complete();
        }
    }

    /// <inheritdoc/>
    public void Sum(Span<double> values)
    {
        fixed (double* pointer = values)
        {
            nint request;
            _mpi.Check(_mpi.Iallreduce(_mpi.InPlace, pointer, values.Length, _mpi.Double, _mpi.SumOperation, _mpi.World, &request), "MPI_Iallreduce");
            Wait(request);
        }
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> bytes, int root)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(MostBytes, bytes.Length)..])
        {
            fixed (byte* pointer = bytes)
            {
                nint request;
                _mpi.Check(_mpi.Ibcast(pointer, Math.Min(MostBytes, bytes.Length), _mpi.Byte, root, _mpi.World, &request), "MPI_Ibcast");
                Wait(request);
            }
        }
    }

    /// <inheritdoc/>
    public byte[][] Gather(ReadOnlySpan<byte> bytes)
    {
        int[] lengths = GatherLengths(bytes.Length), starts = new int[Size];
        for (int rank = 1; rank < Size; rank++)
            starts[rank] = checked(starts[rank - 1] + lengths[rank - 1]);
        byte[] all = new byte[checked(starts[^1] + lengths[^1])];
        fixed (byte* mine = bytes, received = all)
        fixed (int* counts = lengths, displacements = starts)
        {
            nint request;
            _mpi.Check(_mpi.Iallgatherv(mine, bytes.Length, _mpi.Byte, received, counts, displacements, _mpi.Byte, _mpi.World, &request), "MPI_Iallgatherv");
            Wait(request);
        }
        return [.. Enumerable.Range(0, Size).Select(rank => all.AsSpan(starts[rank], lengths[rank]).ToArray())];
    }

    /// <summary>Finalizes MPI. Waits until all ranks do so.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _mpi.Check(_mpi.Finalize(), "MPI_Finalize");
    }

    private int[] GatherLengths(int length)
    {
        int[] lengths = new int[Size];
        fixed (int* received = lengths)
        {
            nint request;
            _mpi.Check(_mpi.Iallgather(&length, sizeof(int), _mpi.Byte, received, sizeof(int), _mpi.Byte, _mpi.World, &request), "MPI_Iallgather");
            Wait(request);
        }
        return lengths;
    }

    private PartOperation Prepare(Span<float> pinned, bool isSum)
    {
        ref Stack<PartOperation>? unused = ref CollectionsMarshal.GetValueRefOrAddDefault(_unused, (pinned.Length, isSum), out _);
        unused ??= [];
        if (!unused.TryPop(out PartOperation? parts))
            parts = new PartOperation(this, pinned.Length, isSum);
        parts.Values = (float*)Unsafe.AsPointer(ref pinned.GetPinnableReference());
        return parts;
    }

    private long Begin(nint request, PartOperation? parts = null)
    {
        _begun.Enqueue((request, parts));
        return _ended + _begun.Count;
    }

    /// <summary>The first operation that has been begun is through.</summary>
    private void Complete()
    {
        PartOperation? parts = _begun.Dequeue().Parts;
        _ended++;
        if (parts == null)
            return;
        parts.Complete();
        _unused[(parts.Length, parts.IsSum)].Push(parts);
    }

    /// <summary>Asks again and again, and lets other processes run where there are more of them than processors.</summary>
    private void Wait(nint request)
    {
        const int AsksBeforeYield = 100;
        long start = Stopwatch.GetTimestamp();
        for (int asked = 0; !IsDone(ref request); asked++)
        {
            if (asked >= AsksBeforeYield)
                Thread.Yield();
        }
        _waited += Stopwatch.GetTimestamp() - start;
    }

    private bool IsDone(ref nint request)
    {
        int isDone;
        nint handle = request;
        _mpi.Check(_mpi.Test(&handle, &isDone, _mpi.StatusIgnore), "MPI_Test");
        request = handle;
        return isDone != 0;
    }
}
