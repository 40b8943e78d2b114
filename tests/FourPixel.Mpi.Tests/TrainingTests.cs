using System.Globalization;
using FourPixel.Mpi.Tests.Probes;
using FourPixel.Mpi.Tests.Support;

namespace FourPixel.Mpi.Tests;

/// <summary>All tasks on rows of all kinds, on real ranks against one process.</summary>
public class TrainingTests
{
    private static readonly Lazy<string[]> _alone = new(() => TrainingProbe.Run(communicator: null).Split('\n'));

    [Theory]
    [InlineData(Support.Mpi.OpenMpi, 2)]
    [InlineData(Support.Mpi.OpenMpi, 3)]
    [InlineData(Support.Mpi.Mpich, 2)]
    public void Fit_OnRealRanks_HasTheLossesOfOneProcessAndTheSameBitsTwice(Support.Mpi mpi, int ranks)
    {
        string first = ProbeJob.RunAlike(mpi, ranks, nameof(TrainingProbe));
        foreach ((string line, string alone) in first.Split('\n').Zip(_alone.Value))
            ShouldHaveTheLossesOf(line, alone);
        ProbeJob.RunAlike(mpi, ranks, nameof(TrainingProbe)).Should().Be(first);
    }

    private static void ShouldHaveTheLossesOf(string line, string alone)
    {
        // What streamed rows meet in a batch depends on the rank: their losses are only close.
        double tolerance = line.Contains("streamed", StringComparison.Ordinal) ? 0.05 : 1e-5;
        string[] parts = line.Split(": "), expectedParts = alone.Split(": ");
        parts[0].Should().Be(expectedParts[0]);
        foreach ((double actual, double expected) in LossesOf(parts[1]).Zip(LossesOf(expectedParts[1])))
            actual.Should().BeApproximately(expected, tolerance * expected, parts[0]);
    }

    private static IEnumerable<double> LossesOf(string text) => text.Split(' ').SkipLast(1).Select(loss => double.Parse(loss, CultureInfo.InvariantCulture));
}
