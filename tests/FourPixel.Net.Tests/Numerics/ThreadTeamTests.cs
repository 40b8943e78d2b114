using System.Collections.Concurrent;
using System.Diagnostics;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

public class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Run_AnyNumberOfParts_RunsEachOnce(int threads)
    {
        using var team = new ThreadTeam(threads);
        for (int repeat = 0; repeat < 200; repeat++)
            for (int parts = 0; parts <= 9; parts++)
            {
                int[] runs = new int[parts];
                team.Run(parts, new Count(runs));
                runs.Should().AllBeEquivalentTo(1);
            }
    }

    [Fact]
    public void Run_WithTwoThreads_UsesBoth()
    {
        using var team = new ThreadTeam(2);
        var ids = new ConcurrentDictionary<int, bool>();
        using var bothAreIn = new Barrier(2);
        team.Run(2, new Meet(ids, bothAreIn));
        ids.Should().HaveCount(2);
    }

    [Fact]
    public void ActiveThreads_OfOne_KeepsTheWorkOnTheCaller()
    {
        using var team = new ThreadTeam(4) { ActiveThreads = 1 };
        var ids = new ConcurrentDictionary<int, bool>();
        team.Run(100, new Note(ids));
        ids.Keys.Should().Equal(Environment.CurrentManagedThreadId);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void ActiveThreads_BelowTheTeams_BoundsWhoTakesPart(int active)
    {
        using var team = new ThreadTeam(4) { ActiveThreads = active };
        for (int repeat = 0; repeat < 100; repeat++)
        {
            var ids = new ConcurrentDictionary<int, bool>();
            team.Run(50, new Note(ids));
            ids.Count.Should().BeLessThanOrEqualTo(active);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void ActiveThreads_OutOfRange_Throws(int active)
    {
        using var team = new ThreadTeam(2);
        Action set = () => team.ActiveThreads = active;
        set.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_WhenAPartThrows_ThrowsItToTheCallerAndWorksOn(int threads)
    {
        using var team = new ThreadTeam(threads);
        for (int repeat = 0; repeat < 50; repeat++)
        {
            Action run = () => team.Run(20, new Fail(7));
            run.Should().Throw<InvalidOperationException>().WithMessage("part 7");
            int[] runs = new int[20];
            team.Run(20, new Count(runs));
            runs.Should().AllBeEquivalentTo(1);
        }
    }

    [Fact]
    public void Run_AfterTheHelpersFellAsleep_WakesThem()
    {
        using var team = new ThreadTeam(2);
        for (int repeat = 0; repeat < 5; repeat++)
        {
            using var bothAreIn = new Barrier(2);
            var ids = new ConcurrentDictionary<int, bool>();
            team.Run(2, new Meet(ids, bothAreIn));
            ids.Should().HaveCount(2);
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void Helpers_WithNothingToDo_UseNoProcessorTime()
    {
        using var team = new ThreadTeam(8);
        team.Run(8, new Count(new int[8]));
        Thread.Sleep(50);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Thread.Sleep(300);
        TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
        used.TotalMilliseconds.Should().BeLessThan(1000, "seven helpers that spin would use all processors");
    }

    [Fact]
    public async Task Run_OfManyTeamsAtOnce_Finishes()
    {
        Task[] trainings = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var team = new ThreadTeam(2);
            for (int repeat = 0; repeat < 5000; repeat++)
            {
                int[] runs = new int[4];
                team.Run(4, new Count(runs));
                runs.Should().Equal(1, 1, 1, 1);
            }
        }))];
        await Task.WhenAll(trainings).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Run_Warm_AllocatesNothing()
    {
        using var team = new ThreadTeam(2);
        int[] runs = new int[2];
        team.Run(2, new Count(runs));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repeat = 0; repeat < 100; repeat++)
            team.Run(2, new Count(runs));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Dispose_Always_EndsTheThreads()
    {
        var threads = new ConcurrentDictionary<Thread, bool>();
        var team = new ThreadTeam(3);
        using (var allAreIn = new Barrier(3))
            team.Run(3, new MeetThreads(threads, allAreIn));
        team.Dispose();
        threads.Keys.Where(thread => thread != Thread.CurrentThread).Should().HaveCount(2)
            .And.OnlyContain(thread => !thread.IsAlive);
        Action run = () => team.Run(3, new Count(new int[3]));
        run.Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Dispose_OfATeamThatNeverRan_Returns()
    {
        new ThreadTeam(4).Dispose();
    }

    [Fact]
    public void Team_OfNoThreads_Throws()
    {
        Action make = () => new ThreadTeam(0).Dispose();
        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    private readonly struct Count(int[] runs) : IParallelJob
    {
        public void Run(int part) => Interlocked.Increment(ref runs[part]);
    }

    private readonly struct Note(ConcurrentDictionary<int, bool> ids) : IParallelJob
    {
        public void Run(int part)
        {
            ids[Environment.CurrentManagedThreadId] = true;
            Thread.SpinWait(20);
        }
    }

    private readonly struct Meet(ConcurrentDictionary<int, bool> ids, Barrier barrier) : IParallelJob
    {
        public void Run(int part)
        {
            ids[Environment.CurrentManagedThreadId] = true;
            barrier.SignalAndWait(TimeSpan.FromSeconds(10));
        }
    }

    private readonly struct MeetThreads(ConcurrentDictionary<Thread, bool> threads, Barrier barrier) : IParallelJob
    {
        public void Run(int part)
        {
            threads[Thread.CurrentThread] = Thread.CurrentThread.IsBackground;
            barrier.SignalAndWait(TimeSpan.FromSeconds(10));
        }
    }

    private readonly struct Fail(int failing) : IParallelJob
    {
        public void Run(int part)
        {
            if (part == failing)
                throw new InvalidOperationException($"part {part}");
        }
    }
}
