using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

public class EpochReportTests
{
    private static readonly ExampleSet _training = Problems.Regression(50, 3);
    private static readonly ExampleSet _validation = Problems.Regression(20, 3, seed: 1);

    [Fact]
    public void EpochCompleted_EachEpoch_TellsWhatTheHistoryWillSay()
    {
        var reports = new List<EpochReport>();
        int thread = 0;
        TrainingOptions options = Options();
        options.LearningRate = 0.02;
        options.EpochCompleted = report =>
        {
            reports.Add(report);
            thread = Environment.CurrentManagedThreadId;
        };
        TrainingHistory history = Make().Train(options, _training, _validation);

        reports
            .Select(r => new EpochResult(r.Epoch, r.TrainingLoss, r.ValidationLoss, r.LearningRate, r.Metric))
            .Should().Equal(history.Epochs);
        reports.Select(report => report.Epoch).Should().Equal(Enumerable.Range(1, 6));
        reports.Should().OnlyContain(report => report.NumberOfEpochs == 6 && report.LearningRate == 0.02);
        reports.Should().OnlyContain(report => report.MetricName == "R-squared" && report.Metric <= 1);
        reports.Select(report => report.Elapsed).Should().BeInAscendingOrder();
        reports[^1].Remaining.Should().Be(TimeSpan.Zero);
        // 4 of 6 epochs are left.
        reports[1].Remaining.Should().BeCloseTo(reports[1].Elapsed * 2, TimeSpan.FromTicks(10));
        thread.Should().Be(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void EpochCompleted_EachEpoch_SeesTheWeightsOfThatEpoch()
    {
        Network network = Make();
        TrainingOptions options = Options();
        options.EpochCompleted = report =>
            network.MeanSquaredError(_validation).ShouldBeCloseTo(report.ValidationLoss!.Value);
        network.Train(options, _training, _validation).Epochs.Should().HaveCount(6);
    }

    [Fact]
    public void Stop_Set_EndsTheTrainingThere()
    {
        TrainingOptions options = Options();
        options.EpochCompleted = report => report.Stop = report.Epoch == 3;
        TrainingHistory history = Make().Train(options, _training);
        history.Epochs.Should().HaveCount(3);
        history.BestEpoch.Should().Be(3);
    }

    [Fact]
    public void Stop_Set_KeepsTheBestNetworkSoFar()
    {
        // The learning rate is so long that it gets worse.
        var training = new ExampleSet([1, -1], 1, [0, 0], 1);
        var network = new Network(1, [new Dense(1)]);
        network.Layers[0].Weights[0] = 1;
        TrainingOptions options = Options();
        options.LearningRate = 1.5;
        options.EpochCompleted = report => report.Stop = report.Epoch == 4;
        TrainingHistory history = network.Train(options, training, training);

        // w - rate 2 w = -2 w: the weight is -2, 4, -8, 16.
        history.Epochs.Select(epoch => epoch.ValidationLoss).Should().Equal(4, 16, 64, 256);
        history.BestEpoch.Should().Be(1);
        network.Layers[0].Weights[0].Should().Be(-2);
    }

    [Fact]
    public void EpochCompleted_Throws_EndsTheTrainingWithThatException()
    {
        TrainingOptions options = Options();
        options.EpochCompleted = _ => throw new TimeoutException();
        Action act = () => Make().Train(options, _training);
        act.Should().Throw<TimeoutException>();
    }

    private static Network Make() => new(3, [new Dense(8, Activation.Tanh), new Dense(1)], seed: 2);

    private static TrainingOptions Options() => new()
    {
        Loss = Loss.MeanSquaredError,
        Optimizer = Optimizer.SGD,
        BatchSize = 16,
        NumberOfEpochs = 6,
    };
}
