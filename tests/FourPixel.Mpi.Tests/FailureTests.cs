using FourPixel.Mpi.Tests.Probes;
using FourPixel.Mpi.Tests.Support;

namespace FourPixel.Mpi.Tests;

/// <summary>Real ranks all end with one error that says which rank and what, and can go on together.</summary>
public class FailureTests
{
    [Theory]
    [InlineData(Support.Mpi.OpenMpi)]
    [InlineData(Support.Mpi.Mpich)]
    public void Fit_FailingOnOneRank_FailsOnAllWithTheSameMessage(Support.Mpi mpi)
    {
        string[] errors = ProbeJob.RunAlike(mpi, 3, nameof(FailureProbe)).Split('\n');
        errors.Should().HaveCount(6);
        errors[0].Should().StartWith("Rank 1: Schema mismatch for label column 'Price'");
        errors[1].Should().MatchRegex(@"the classes of label column 'Key' is \[(class \d(, )?){3}\] on rank 0 and \[(class \d(, )?){2}\] on rank 1");
        errors[2].Should().Contain("the type of feature column 'Features' is Vector<Single, 8> on rank 0 and Vector<Single, 7> on rank 1");
        errors[3].Should().StartWith("Rank 1: There are no training rows");
        errors[4].Should().StartWith("Rank 1: Row 3 has NaN in column 0");
        errors[5].Should().Be("Rank 1: The disk is full.");
    }
}
