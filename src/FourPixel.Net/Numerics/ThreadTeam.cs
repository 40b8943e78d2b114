using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// The threads of one training. The caller is one of them; the others are started when they are first needed, wait a few
/// microseconds for more work after each run, and then sleep. One thread at a time may call <see cref="Run"/>, and parts
/// must not call it.
/// </summary>
/// <remarks>
/// A run is open while parts are left. Helpers enter an open run, claim parts one by one, and leave. The caller does the
/// same, closes the run when all parts are claimed, and waits only for helpers that are inside. So a helper that is not
/// scheduled delays nobody, and no helper accesses a run that is over. Each thread begins with its own range of parts,
/// so that in successive runs it finds its data in its own cache.
/// </remarks>
internal sealed unsafe class ThreadTeam : IDisposable
{
    public const int MaximumThreads = 1024;

    /// <summary>One helper in <see cref="_run"/>: the upper half counts free seats, the lower half helpers inside.</summary>
    private const int Seat = 1 << 16;

    [ThreadStatic]
    private static ThreadTeam? _alone;

    private readonly Thread?[] _helpers;

    /// <summary>The next part of each range.</summary>
    private readonly Counter[] _next;

    private readonly SemaphoreSlim _wake = new(0);
    private int _sleepers;
    private bool _disposed;
    private int _activeThreads;

    private int _number;
    private int _run;
    private int _stretches;
    private int _parts;
    private void* _job;
    private delegate*<ThreadTeam, int, void> _claimParts;
    private ExceptionDispatchInfo? _failure;

    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaximumThreads);
        _helpers = new Thread[threads - 1];
        _next = new Counter[threads];
        _activeThreads = threads;
    }

    /// <summary>A team of the calling thread only, for nested calls. Don't dispose of it.</summary>
    public static ThreadTeam Alone => _alone ??= new ThreadTeam(1);

    public int Threads => _helpers.Length + 1;

    /// <summary>The number of threads that take part in a run, including the caller: 1 to <see cref="Threads"/>.</summary>
    public int ActiveThreads
    {
        get => _activeThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Threads);
            _activeThreads = value;
        }
    }

    /// <summary>The memory for the packed right operand of matrix products.</summary>
    public NativeBuffer Packed { get; } = new();

    /// <summary>The memory for the packed left operand of matrix products.</summary>
    public NativeBuffer PackedLeft { get; } = new();

    /// <summary>
    /// Runs the parts 0 to <paramref name="parts"/> - 1, and returns when all are done. If a part throws, the parts that
    /// have not started are skipped, and the exception is rethrown here when the others have ended.
    /// </summary>
    public void Run<TJob>(int parts, TJob job) where TJob : struct, IParallelJob
    {
        int helpers = Math.Min(_activeThreads, parts) - 1;
        if (helpers <= 0)
        {
            for (int part = 0; part < parts; part++)
                job.Run(part);
            return;
        }

        _parts = parts;
        _stretches = helpers + 1;
        for (int stretch = 0; stretch < _stretches; stretch++)
            _next[stretch].Value = StartOf(stretch);
        _job = Unsafe.AsPointer(ref job);
        _claimParts = &ClaimParts<TJob>;
        Open(helpers);
        ClaimParts<TJob>(this, 0);
        Close();
    }

    public void Dispose()
    {
        _disposed = true;
        Interlocked.Increment(ref _number);
        WakeSleepers(_helpers.Length);
        foreach (Thread? helper in _helpers)
            helper?.Join();
        _wake.Dispose();
        Packed.Dispose();
        PackedLeft.Dispose();
    }

    private int StartOf(int stretch) => (int)((long)stretch * _parts / _stretches);

    private static void ClaimParts<TJob>(ThreadTeam team, int thread) where TJob : struct, IParallelJob
    {
        try
        {
            ref TJob job = ref Unsafe.AsRef<TJob>(team._job);
            for (int i = 0; i < team._stretches; i++)
            {
                int stretch = (thread + i) % team._stretches, end = team.StartOf(stretch + 1);
                for (int part; (part = Interlocked.Increment(ref team._next[stretch].Value) - 1) < end;)
                    job.Run(part);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref team._failure, ExceptionDispatchInfo.Capture(exception), null);
            for (int stretch = 0; stretch < team._stretches; stretch++)
                Volatile.Write(ref team._next[stretch].Value, team._parts);
        }
    }

    private void Open(int helpers)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_helpers[helpers - 1] is null)
            StartHelpers(helpers);
        Volatile.Write(ref _run, helpers * Seat);
        Interlocked.Increment(ref _number);
        if (Volatile.Read(ref _sleepers) > 0)
            WakeSleepers(helpers);
    }

    private void Close()
    {
        Interlocked.And(ref _run, Seat - 1);
        var wait = new SpinWait();
        while (Volatile.Read(ref _run) != 0)
            wait.SpinOnce(sleep1Threshold: -1);

        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    private void StartHelpers(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_helpers[i] is not null)
                continue;
            int seen = _number, thread = i + 1;
            _helpers[i] = new Thread(() => Help(thread, seen)) { IsBackground = true, Name = $"FourPixel helper {i + 1}" };
            _helpers[i]!.Start();
        }
    }

    private void Help(int thread, int seen)
    {
        while (true)
        {
            seen = WaitForRun(seen);
            if (_disposed)
                return;
            if (TryEnter())
            {
                _claimParts(this, thread);
                Interlocked.Decrement(ref _run);
            }
        }
    }

    private bool TryEnter()
    {
        while (true)
        {
            int run = Volatile.Read(ref _run);
            if (run < Seat)
                return false;
            if (Interlocked.CompareExchange(ref _run, run - Seat + 1, run) == run)
                return true;
        }
    }

    /// <summary>Returns the number of a run that is newer than <paramref name="seen"/>.</summary>
    private int WaitForRun(int seen)
    {
        for (int spin = 0; spin < 2000; spin++)
        {
            int number = Volatile.Read(ref _number);
            if (number != seen)
                return number;
            Thread.SpinWait(1);
        }

        Interlocked.Increment(ref _sleepers);
        if (Volatile.Read(ref _number) == seen || !TryStayAwake())
            _wake.Wait();
        return Volatile.Read(ref _number);
    }

    /// <summary>Cancels the announcement to sleep, unless there was already a wake-up.</summary>
    private bool TryStayAwake()
    {
        while (true)
        {
            int sleepers = Volatile.Read(ref _sleepers);
            if (sleepers == 0)
                return false;
            if (Interlocked.CompareExchange(ref _sleepers, sleepers - 1, sleepers) == sleepers)
                return true;
        }
    }

    private void WakeSleepers(int count)
    {
        int woken = 0;
        while (woken < count && TryStayAwake())
            woken++;
        if (woken > 0)
            _wake.Release(woken);
    }

    /// <summary>On a cache line of its own.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Counter
    {
        public int Value;
    }
}
