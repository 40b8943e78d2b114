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
                        // So that there are plateaus: no epoch after the first improves by so much.
                        (options.LearningRateDecayEpochs, options.MinimumImprovement) = (2, 10);
                    },
                };
                System.IO.File.Delete(File);
                AdvanceOneEpochAtATime(training);
                training.Train(File).ShouldBe(training.Train(), $"{optimizer}, {schedule}, dropout {dropout}, validation {validates}");
            }
        }
    }

    [Fact]
    public void Train_PatienceRunsOutAfterInterruptions_EndsTheSame()
    {
        var training = new CheckpointCase { Change = options => (options.Patience, options.MinimumImprovement) = (3, 10) };
        AdvanceOneEpochAtATime(training, epochs: 4);
        CheckpointCase.Outcome resumed = training.Train(File);
        resumed.History.Epochs.Should().HaveCount(1 + 3);
        resumed.ShouldBe(training.Train(), "it is the same training");
    }

    [Fact]
    public void Train_BestEpochBeforeInterruptions_KeepsItsWeights()
    {
        // The learning rate is so long that the loss goes up and down.
        var training = new CheckpointCase { Change = options => options.LearningRate = 0.5 };
        CheckpointCase.Outcome expected = training.Train();
        expected.History.BestEpoch.Should().BeLessThan(CheckpointCase.Epochs);
        AdvanceOneEpochAtATime(training);
        training.Train(File).ShouldBe(expected, "it is the same training");
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
}
