using FourPixel.Net.Tests.Support;

namespace FourPixel.Mpi.Tests.Support;

/// <summary>A job whose ranks each write down what they come to.</summary>
internal static class ProbeJob
{
    /// <summary>What each rank has written, all of which have to end well.</summary>
    public static string[] Run(Mpi mpi, int ranks, string probe, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        (int exitCode, string output) = Launch.Run(mpi, ranks, [probe, folder.Path, .. arguments]);
        exitCode.Should().Be(0, output);
        return [.. Enumerable.Range(0, ranks).Select(rank => File.ReadAllText(folder.FileAt($"rank-{rank}.txt")))];
    }

    /// <summary>What all ranks have written, which is the same.</summary>
    public static string RunAlike(Mpi mpi, int ranks, string probe, params string[] arguments) =>
        Run(mpi, ranks, probe, arguments).Distinct().Should().ContainSingle("all ranks come to the same").Subject;
}
