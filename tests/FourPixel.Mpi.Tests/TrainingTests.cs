using System.Globalization;
using FourPixel.Mpi.Tests.Probes;
using FourPixel.Mpi.Tests.Support;

namespace FourPixel.Mpi.Tests;

/// <summary>All tasks on rows of all kinds, on real ranks against one process.</summary>
public class TrainingTests
{
    [Theory]
    [InlineData(Support.Mpi.OpenMpi, 2)]
    [InlineData(Support.Mpi.OpenMpi, 3)]
    [InlineData(Support.Mpi.Mpich, 2)]
    public void Fit_OnRealRanks_HasTheLossesOfOneProcessAndTheSameBitsTwice(Support.Mpi mpi, int ranks)
    {
        string first = ProbeJob.RunAlike(mpi, ranks, nameof(TrainingProbe));
        foreach ((string line, string alone) in first.Split('\n').Zip(TrainingProbe.RunAlone(ranks).Split('\n')))
            ShouldHaveTheLossesOf(line, alone);
        ProbeJob.RunAlike(mpi, ranks, nameof(TrainingProbe)).Should().Be(first);
    }

    private static void ShouldHaveTheLossesOf(string line, string alone)
    {
        string[] parts = line.Split(": "), expectedParts = alone.Split(": ");
        parts[0].Should().Be(expectedParts[0]);
        foreach ((double actual, double expected) in LossesOf(parts[1]).Zip(LossesOf(expectedParts[1])))
            actual.Should().BeApproximately(expected, 1e-5 * expected, parts[0]);
    }

    private static IEnumerable<double> LossesOf(string text) => text.Split(' ').SkipLast(1).Select(loss => double.Parse(loss, CultureInfo.InvariantCulture));
}
