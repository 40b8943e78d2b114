using FourPixel.Mpi.Tests.Probes;
using FourPixel.Mpi.Tests.Support;

namespace FourPixel.Mpi.Tests;

public class CollectiveTests
{
    [Theory]
    [InlineData(Support.Mpi.OpenMpi, 2)]
    [InlineData(Support.Mpi.OpenMpi, 3)]
    [InlineData(Support.Mpi.Mpich, 2)]
    [InlineData(Support.Mpi.Mpich, 3)]
    public void Communicator_OfRealRanks_SumsBroadcastsAndGathers(Support.Mpi mpi, int ranks)
    {
        string outcome = ProbeJob.RunAlike(mpi, ranks, nameof(CollectiveProbe));
        string parts = string.Concat(Enumerable.Repeat(ranks == 2 ? "True True 0.3 3 " : "True True 0.6 6 ", 3));
        outcome.Should().StartWith(ranks == 2 ? $"3 3 0.3 {parts}1 1 [,xxx] " : $"6 6 0.6 {parts}3 1 [,xxx,xxxxxx] ");
        outcome.Should().Match("*MPI_Ibcast failed: *root*");
    }

    [Fact]
    public void Communicator_OfAnotherMpiThanTheLauncher_IsRefused()
    {
        // It takes Open MPI's mpirun for the launcher, whose library knows nothing of MPICH's ranks.
        (int exitCode, string output) = Launch.Run(Support.Mpi.Mpich, 2, [nameof(CollectiveProbe), "."], null, ("OMPI_COMM_WORLD_RANK", "0"));
        exitCode.Should().NotBe(0);
        output.Should().Contain("This is one of 2 processes (PMI_SIZE), but Open MPI");
    }

    [Fact]
    public void Load_WithoutAnyLibrary_SaysWhatToInstall() =>
        FluentActions.Invoking(() => MpiLibrary.Load("libmpi.so.0")).Should().Throw<MpiException>()
            .WithMessage("There is no MPI library: the loader finds none of libmpi.so.0. Install Open MPI (Debian and Ubuntu: apt-get install openmpi-bin;*");
}
