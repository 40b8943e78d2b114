using System.Diagnostics;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// Finds out, by trying, whether batches are done sooner by one thread or by the whole team: a few batches either way, then
/// the better way for a while, then again, since machines get busy and code gets compiled. The result of a batch does not
/// depend on it.
/// </summary>
internal sealed class ThreadChoice(ThreadTeam team)
{
    /// <summary>Batches of each trial: one thread and the whole team in turn.</summary>
    private const int Trials = 6;

    private static readonly long _firstInterval = Stopwatch.Frequency / 500;
    private static readonly long _longestInterval = Stopwatch.Frequency / 10;

    private readonly long[] _times = new long[Trials];
    private long _interval = _firstInterval;
    private int _batch;
    private long _start;

    /// <summary>To be called at the start of each batch: sets the threads of the team.</summary>
    public void NextBatch()
    {
        if (team.Threads == 1)
            return;

        long now = Stopwatch.GetTimestamp();
        if (_batch > Trials)
        {
            if (now - _start < _interval)
                return;
            _interval = Math.Min(2 * _interval, _longestInterval);
            _batch = 0;
        }

        if (_batch > 0)
            _times[_batch - 1] = now - _start;
        if (_batch == 2 && IsClear(_times[0], _times[1]))
        {
            _times.AsSpan(2).Fill(long.MaxValue);
            _batch = Trials;
        }

        bool alone = _batch < Trials ? IsAlone(_batch) : Best(alone: true) < Best(alone: false);
        team.ActiveThreads = alone ? 1 : team.Threads;
        _batch++;
        _start = now;
    }

    /// <summary>Whether one pair of batches is conclusive: one way took more than twice the time of the other.</summary>
    private static bool IsClear(long one, long other) => one > 2 * other || other > 2 * one;

    private static bool IsAlone(int trial) => trial % 2 == 0;

    private long Best(bool alone)
    {
        long best = long.MaxValue;
        for (int trial = 0; trial < Trials; trial++)
        {
            if (IsAlone(trial) == alone)
                best = Math.Min(best, _times[trial]);
        }
        return best;
    }
}
