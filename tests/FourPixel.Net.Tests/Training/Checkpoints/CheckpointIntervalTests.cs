using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>From which epoch a training goes on, by the way in which it ended before.</summary>
public sealed class CheckpointIntervalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.FileAt("training.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Train_BrokenOffByAnException_RepeatsTheEpochWhoseReportWasNotTaken(int epoch)
    {
        var training = new CheckpointCase();
        Action act = () => training.Train(File, report => ThrowAt(report, epoch));
        act.Should().Throw<TimeoutException>();

        int first = 0;
        training.Train(File, report => first = first == 0 ? report.Epoch : first).ShouldBe(training.Train(), "it goes on");
        first.Should().Be(epoch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Train_Cancelled_GoesOnAfterTheEpochsThatWereDone(int epoch)
    {
        using var source = new CancellationTokenSource();
        var training = new CheckpointCase();
        var cancelled = new CheckpointCase { Change = options => options.CancellationToken = source.Token };
        Action act = () => cancelled.Train(File, report => CancelAt(report, epoch, source));
        act.Should().Throw<OperationCanceledException>();

        int first = 0;
        training.Train(File, report => first = first == 0 ? report.Epoch : first).ShouldBe(training.Train(), "it goes on");
        first.Should().Be(epoch + 1);
    }

    [Fact]
    public void Train_Stopped_GoesOnAfterTheEpochWhereItWasStopped()
    {
        var training = new CheckpointCase { Change = options => options.CheckpointInterval = 10 };
        training.Train(File, report => report.Stop = report.Epoch == 3).History.Epochs.Should().HaveCount(3);

        var epochs = new List<int>();
        training.Train(File, report => epochs.Add(report.Epoch)).ShouldBe(training.Train(), "it goes on");
        epochs.Should().Equal(4, 5);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    [InlineData(5, 1)]
    public void Train_LongerInterval_GoesOnAfterTheLastCheckpoint(int interval, int expectedFirst)
    {
        var training = new CheckpointCase { Change = options => options.CheckpointInterval = interval };
        Action act = () => training.Train(File, report => ThrowAt(report, 5));
        act.Should().Throw<TimeoutException>();

        int first = 0;
        training.Train(File, report => first = first == 0 ? report.Epoch : first).ShouldBe(training.Train(), "it goes on");
        first.Should().Be(expectedFirst);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Train_Complete_GivesTheSameAtOnce(int patience)
    {
        // With patience it ends early, as nothing improves by so much.
        var training = new CheckpointCase { Change = options => (options.Patience, options.MinimumImprovement) = (patience, 10) };
        CheckpointCase.Outcome complete = training.Train(File);
        complete.History.Epochs.Should().HaveCount(patience == 0 ? 5 : 3);
        byte[] bytes = System.IO.File.ReadAllBytes(File);

        training.Train(File, _ => Assert.Fail("no epoch is left")).ShouldBe(complete, "it is the same training");
        System.IO.File.ReadAllBytes(File).Should().Equal(bytes);
        Directory.GetFiles(_folder.Path).Should().Equal(File);
    }

    [Fact]
    public void Train_OptionsWithoutEffectChanged_GoesOn()
    {
        var training = new CheckpointCase();
        Action act = () => training.Train(File, report => ThrowAt(report, 3));
        act.Should().Throw<TimeoutException>();
        var changed = new CheckpointCase { Change = options => (options.NumberOfThreads, options.CheckpointInterval) = (3, 2) };
        System.IO.File.Move(File, _folder.FileAt("moved"));

        int epochs = 0;
        changed.Train(_folder.FileAt("moved"), _ => epochs++).ShouldBe(training.Train(), "it is the same training");
        epochs.Should().Be(3);
    }

    [Fact]
    public void EpochReport_AfterAnInterruption_CountsTheTimeBefore()
    {
        var training = new CheckpointCase();
        TimeSpan before = default, after = default;
        training.Train(File, report =>
        {
            Thread.Sleep(30);
            (before, report.Stop) = (report.Elapsed, report.Epoch == 3);
        });
        training.Train(File, report => after = report.Epoch == 4 ? report.Elapsed : after);

        before.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(60));
        after.Should().BeGreaterThan(before);
    }

    private static void ThrowAt(EpochReport report, int epoch)
    {
        if (report.Epoch == epoch)
            throw new TimeoutException();
    }

    private static void CancelAt(EpochReport report, int epoch, CancellationTokenSource source)
    {
        if (report.Epoch == epoch)
            source.Cancel();
    }
}
