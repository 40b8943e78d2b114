using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>
/// A line through the origin whose training rows want the slope 2 and whose validation rows want the slope 1: training
/// comes past the best slope on its way, and then makes things worse.
/// </summary>
public class EarlyStoppingTests
{
    private static readonly ExampleSet _training = new([1, 2, 3], 1, [2, 4, 6], 1);
    private static readonly ExampleSet _validation = new([1, 2], 1, [1, 2], 1);

    [Fact]
    public void Train_ValidationGetsWorse_BringsTheBestWeightsBack()
    {
        Network network = Line();
        TrainingHistory history = network.Train(Options(patience: 5), _training, _validation);

        EpochResult best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!;
        best.Epoch.Should().BeInRange(2, history.Epochs.Count - 1);
        history.BestEpoch.Should().Be(best.Epoch);
        network.MeanSquaredError(_validation).ShouldBeCloseTo(best.ValidationLoss!.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Train_ValidationGetsWorse_StopsWhenPatienceIsOut(int patience)
    {
        TrainingHistory history = Line().Train(Options(patience), _training, _validation);
        history.Epochs.Should().HaveCount(history.BestEpoch + patience);
    }

    [Fact]
    public void Train_PatienceZero_NeverStops() =>
        Line().Train(Options(patience: 0), _training, _validation).Epochs.Should().HaveCount(100);

    [Fact]
    public void Train_ImprovementsTooSmall_CountAsNoneButAreKept()
    {
        TrainingOptions options = Options(patience: 3);
        options.LearningRate = 1e-4;
        options.MinimumImprovement = 1;
        Network network = Line();
        TrainingHistory history = network.Train(options, _training, _validation);

        history.Epochs.Should().HaveCount(1 + 3, "only the first epoch counts, with nothing before it");
        history.BestEpoch.Should().Be(4, "the loss still fell");
        network.MeanSquaredError(_validation).ShouldBeCloseTo(history.Epochs[^1].ValidationLoss!.Value);
    }

    [Fact]
    public void Train_SmallImprovementsThatAddUp_CountWhenTheyReachTheMinimum()
    {
        // The loss falls by some .011 each epoch, so the minimum of .03 is reached in every third: never 3 without.
        TrainingOptions options = Options(patience: 3);
        options.LearningRate = 1e-4;
        options.MinimumImprovement = 0.03;
        options.NumberOfEpochs = 20;
        TrainingHistory history = Line().Train(options, _training, _validation);

        (history.Epochs[0].ValidationLoss - history.Epochs[1].ValidationLoss).Should().BeInRange(0.0101, 0.0149);
        history.Epochs.Should().HaveCount(20);
    }

    [Fact]
    public void Train_NoValidation_WatchesTheTrainingLossAndKeepsTheLastWeights()
    {
        TrainingOptions options = Options(patience: 4);
        options.LearningRate = 1e-30;   // nothing moves
        Network network = Line();
        TrainingHistory history = network.Train(options, _training);

        history.Epochs.Should().HaveCount(1 + 4);
        history.BestEpoch.Should().Be(5);
        history.Epochs.Should().OnlyContain(epoch => epoch.ValidationLoss == null);
    }

    [Fact]
    public void Train_NoValidationAndARisingLoss_KeepsTheLastWeights()
    {
        TrainingOptions options = Options(patience: 4);
        (options.Optimizer, options.LearningRate, options.NumberOfEpochs) = (Optimizer.SGD, 1.1, 3);   // each step overshoots
        Network network = Line();
        float[] last = [];
        options.EpochCompleted = _ => last = network.Parameters.Span.ToArray();
        TrainingHistory history = network.Train(options, _training);

        history.Epochs[2].TrainingLoss.Should().BeGreaterThan(history.Epochs[0].TrainingLoss);
        history.BestEpoch.Should().Be(3);
        network.Parameters.Span.ToArray().Should().Equal(last);
    }

    [Fact]
    public void Train_PatienceRunsOutInTheLastEpoch_StillBringsTheBestWeightsBack()
    {
        TrainingOptions options = Options(patience: 0);
        Network network = Line();
        TrainingHistory history = network.Train(options, _training, _validation);
        network.MeanSquaredError(_validation).ShouldBeCloseTo(history.Epochs.Min(epoch => epoch.ValidationLoss)!.Value);
    }

    private static Network Line()
    {
        var network = new Network(1, [new Dense(1)]);
        network.Layers[0].Weights[0] = 0;
        return network;
    }

    private static TrainingOptions Options(int patience) => new()
    {
        Loss = Loss.MeanSquaredError,
        Optimizer = Optimizer.SGD,
        LearningRate = 0.004,
        MinimumImprovement = 0,
        Patience = patience,
    };
}
