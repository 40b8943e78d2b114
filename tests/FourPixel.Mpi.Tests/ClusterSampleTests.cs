using FourPixel.Mpi.Tests.Support;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Mpi.Tests;

public class ClusterSampleTests
{
    [Fact]
    public void Cluster_OnTwoRanks_TrainsAndSavesOneModel()
    {
        string program = Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "FourPixel.Mpi.Tests"), Path.Combine("samples", "Cluster"), StringComparison.Ordinal), "Cluster.dll");
        using var folder = new TemporaryFolder();
        (int exitCode, string output) = Launch.Run(Support.Mpi.OpenMpi, 2, [folder.FileAt("penguins.zip")], program);
        exitCode.Should().Be(0, output);
        output.Should().MatchRegex(@"2 ranks of Open MPI v\d[^:]*: log-loss 0[.]0\d+ over \d+ epochs[.]");
        File.Exists(folder.FileAt("penguins.zip")).Should().BeTrue();
    }
}
