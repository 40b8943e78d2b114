using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>A training that is broken off and started again ends with the network and the history of one that was not.</summary>
public sealed class CheckpointResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static readonly TheoryData<Optimizer> Optimizers = [.. Stepper.Optimizers];

    private string File => _folder.FileAt("training.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Train_BrokenOffInEveryEpoch_EndsTheSame(Optimizer optimizer)
    {
        foreach (LearningRateSchedule schedule in Enum.GetValues<LearningRateSchedule>())
        {
            foreach ((double dropout, bool validates) in new[] { (0, false), (0, true), (0.3, false), (0.3, true) })
            {
                var training = new CheckpointCase
                {
                    Validates = validates,
                    Change = options =>
                    {
                        (options.Optimizer, options.LearningRateSchedule) = (optimizer, schedule);
                        (options.Dropout, options.InputDropout) = (dropout, dropout);
                        // So that plateaus come about: nearly every epoch is one.
                        (options.LearningRateDecayEpochs, options.MinimumImprovement) = (1, 0.05);
                    },
                };
                System.IO.File.Delete(File);
                AdvanceOneEpochAtATime(training);
                training.Train(File).ShouldBe(training.Train(), $"{optimizer}, {schedule}, dropout {dropout}, validation {validates}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_LBFGSBrokenOffInEveryEpoch_EndsTheSame(bool validates)
    {
        // So many epochs that old pairs are forgotten.
        const int Epochs = 15;
        var training = new CheckpointCase
        {
            Validates = validates,
            Change = options => (options.Optimizer, options.NumberOfEpochs, options.Patience, options.L2Regularization) =
                (Optimizer.LBFGS, Epochs, 0, 0.001),
        };
        AdvanceOneEpochAtATime(training, Epochs);
        CheckpointCase.Outcome expected = training.Train();
        expected.History.Epochs.Should().HaveCount(Epochs);
        training.Train(File).ShouldBe(expected, $"validation {validates}");
    }

    [Fact]
    public void Train_LBFGSThatCanNotGoOn_IsCompleteWhenStartedAgain()
    {
        var training = new CheckpointCase
        {
            Change = options => (options.Optimizer, options.NumberOfEpochs, options.Patience) = (Optimizer.LBFGS, 100_000, 0),
        };
        CheckpointCase.Outcome complete = training.Train(File);
        complete.History.Epochs.Count.Should().BeLessThan(100_000);
        training.Train(File, _ => Assert.Fail("no epoch is left")).ShouldBe(complete, "it is the same training");
    }

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
    public void Train_FromATrainedNetwork_GoesOnFromThere()
    {
        Network trained = CheckpointCase.MakeNetwork(seed: 5);
        trained.Train(new CheckpointCase().MakeOptions(), CheckpointCase.Training);
        Network expected = trained.Clone(), brokenOff = trained.Clone(), actual = trained.Clone();
        expected.Train(new CheckpointCase().MakeOptions(), CheckpointCase.Training);
        TrainingOptions options = new CheckpointCase().MakeOptions(File);
        options.EpochCompleted = report => ThrowAt(report, 4);
        Action act = () => brokenOff.Train(options, CheckpointCase.Training);
        act.Should().Throw<TimeoutException>();

        actual.Train(new CheckpointCase().MakeOptions(File), CheckpointCase.Training);

        ((ReadOnlySpan<float>)actual.Parameters.Span).ShouldBeBitwise(expected.Parameters.Span);
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

    /// <summary>Each start does one epoch, and is broken off in the report of the next.</summary>
    private void AdvanceOneEpochAtATime(CheckpointCase training, int epochs = CheckpointCase.Epochs)
    {
        for (int epoch = 2; epoch <= epochs; epoch++)
        {
            int limit = epoch;
            training.Invoking(t => t.Train(File, report => ThrowAt(report, limit))).Should().Throw<TimeoutException>();
        }
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
