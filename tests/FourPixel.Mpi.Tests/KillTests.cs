using System.Diagnostics;
using System.Globalization;
using FourPixel.Mpi.Tests.Probes;
using FourPixel.Mpi.Tests.Support;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Mpi.Tests;

/// <summary>A rank is killed ten times, at any moment: the job ends, and the one that follows goes on.</summary>
public class KillTests
{
    private const int Kills = 10;
    private const int Ranks = 2;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void Train_WithARankKilledTenTimes_EndsWithTheSameBits()
    {
        using TemporaryFolder killed = new(), unharmed = new();
        var random = new Random(1);
        for (int kill = 0; kill < Kills; kill++)
            Kill(killed, random.Next(Ranks), TimeSpan.FromMilliseconds(100 * random.NextDouble()));

        string progress = killed.FileAt("progress");
        int done = File.ReadLines(progress).Count();
        string resumed = ProbeJob.RunAlike(Support.Mpi.OpenMpi, Ranks, nameof(KillProbe), killed.Path);
        File.ReadLines(progress).Count().Should().BeGreaterThan(done, "the last kill left epochs to do");
        File.ReadLines(progress).ElementAt(done).Should().NotBe("1", "it goes on");
        resumed.Should().Be(ProbeJob.RunAlike(Support.Mpi.OpenMpi, Ranks, nameof(KillProbe), unharmed.Path));
    }

    private static void Kill(TemporaryFolder folder, int rank, TimeSpan delay)
    {
        string progress = folder.FileAt("progress");
        long before = File.Exists(progress) ? new FileInfo(progress).Length : 0;
        using Process job = Launch.Start(Support.Mpi.OpenMpi, Ranks, [nameof(KillProbe), folder.Path, folder.Path]);
        SpinWait.SpinUntil(() => (File.Exists(progress) && new FileInfo(progress).Length > before) || job.HasExited, TimeSpan.FromMinutes(1)).Should().BeTrue("the job has to start");
        Thread.Sleep(delay);
        int[] processes = [.. Enumerable.Range(0, Ranks).Select(i => int.Parse(File.ReadAllText(folder.FileAt($"pid-{i}")), CultureInfo.InvariantCulture))];
        Process.GetProcessById(processes[rank]).Kill();
        job.WaitForExit(_patience).Should().BeTrue("the job has to end when rank {0} is killed", rank);
        job.ExitCode.Should().NotBe(0);
        SpinWait.SpinUntil(() => !processes.Any(IsThere), _patience).Should().BeTrue("no rank is left running");
    }

    private static bool IsThere(int process) => Directory.Exists($"/proc/{process}");
}
