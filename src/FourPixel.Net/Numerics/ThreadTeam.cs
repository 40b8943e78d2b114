namespace FourPixel.Net.Numerics;

/// <summary>A piece of work that is cut into numbered parts, which may run at the same time and in any order.</summary>
internal interface IParallelJob
{
    void Run(int part);
}

/// <summary>The threads of one training. The caller is one of them.</summary>
internal sealed class ThreadTeam(int threads) : IDisposable
{
    public int Threads { get; } = threads;

    /// <summary>Runs the parts 0 to <paramref name="parts"/> - 1, and returns when all are done.</summary>
    public void Run<TJob>(int parts, TJob job) where TJob : struct, IParallelJob
    {
        for (int part = 0; part < parts && Threads > 0; part++)
            job.Run(part);
    }

    public void Dispose()
    {
    }
}
