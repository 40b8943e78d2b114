namespace FourPixel.Net.Tests.Support;

/// <summary>Ranks that are threads of this process, so that what several ranks do can be seen without MPI.</summary>
internal static class ThreadRanks
{
    /// <summary>Lets each rank do its part, and returns what each comes to. All have to end.</summary>
    public static RankOutcome<T>[] Run<T>(int size, Func<ICommunicator, T> work)
    {
        using var hub = new ThreadHub(size);
        var outcomes = new RankOutcome<T>[size];
        Thread[] threads =
        [
            .. Enumerable.Range(0, size).Select(rank => new Thread(() => outcomes[rank] = RankOutcome<T>.Of(() => work(new ThreadCommunicator(hub, rank))))),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return outcomes;
    }

    /// <summary>The results of ranks that all end well.</summary>
    public static T[] Results<T>(int size, Func<ICommunicator, T> work) =>
        [.. Run(size, work).Select(outcome => outcome.Error == null ? outcome.Result! : throw new InvalidOperationException("A rank failed.", outcome.Error))];

    /// <summary>The one error of ranks that all fail, with the same message.</summary>
    public static Exception Failure<T>(int size, Func<ICommunicator, T> work)
    {
        RankOutcome<T>[] outcomes = Run(size, work);
        outcomes.Should().OnlyContain(outcome => outcome.Error != null, "all ranks have to fail");
        outcomes.Select(outcome => outcome.Error!.Message).Distinct().Should().ContainSingle();
        outcomes.Select(outcome => outcome.Error!.GetType()).Distinct().Should().ContainSingle();
        return outcomes[0].Error!;
    }
}
