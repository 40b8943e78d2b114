using FourPixel.Net.Tests.Support;
using static FourPixel.Net.Tests.Training.Ranks.RankCase;

namespace FourPixel.Net.Tests.Training.Ranks;

/// <summary>What is judged, decided and chosen on several ranks follows from the rows of all of them, as in one process.</summary>
public class SameTrainingTests
{
    private static readonly ExampleSet _training = Problems.Regression(60, 4, weights: [.. Problems.Noise(60, 3).Select(MathF.Abs)]);
    private static readonly ExampleSet _validation = Problems.Regression(25, 4, seed: 1, weights: [.. Problems.Noise(25, 4).Select(MathF.Abs)]);

    public static TheoryData<Optimizer> Optimizers => [.. Enum.GetValues<Optimizer>()];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Train_WithWholeBatches_IsAsInOneProcess(Optimizer optimizer) => Compare(2, _training, _validation, MakeNetwork, options =>
    {
        options.Optimizer = optimizer;
        if (optimizer != Optimizer.LBFGS)
            (options.MaximumGradientNorm, options.LearningRate) = (0.5, 0.005);
    }, relative: 1e-4);

    [Theory]
    [InlineData(LearningRateSchedule.Cosine)]
    [InlineData(LearningRateSchedule.ReduceOnPlateau)]
    public void Train_WithASchedule_IsAsInOneProcess(LearningRateSchedule schedule) => Compare(3, _training, _validation, MakeNetwork, options =>
    {
        (options.LearningRateSchedule, options.LearningRateDecayEpochs, options.LearningRate) = (schedule, 1, 0.3);
        (options.Optimizer, options.NumberOfEpochs) = (Optimizer.SGD, 8);
    });

    [Fact]
    public void Train_WithPatience_StopsAsInOneProcess() => Compare(3, _training, _validation, MakeNetwork, options =>
        (options.Optimizer, options.LearningRate, options.Patience, options.MinimumImprovement, options.NumberOfEpochs) = (Optimizer.SGD, 0.05, 2, 0.01, 50));

    [Theory]
    [InlineData(Loss.CategoricalCrossEntropy)]
    [InlineData(Loss.BinaryCrossEntropy)]
    public void Train_WithTemperatureScaling_IsAsInOneProcess(Loss loss)
    {
        ExampleSet training = ToClasses(_training, loss), validation = ToClasses(_validation, loss);
        Dense output = loss == Loss.BinaryCrossEntropy ? new Dense(1, Activation.Sigmoid) : new Dense(3, Activation.Softmax);
        Compare(2, training, validation, () => new Network(4, [new Dense(8, Activation.Tanh), output], seed: 1), options =>
            (options.Loss, options.TemperatureScaling, options.Optimizer, options.LearningRate, options.NumberOfEpochs) = (loss, true, Optimizer.SGD, 0.5, 20));
    }

    [Fact]
    public void Train_WithFewRowsOnSomeRanks_GoesOnWithThoseThatHaveSome()
    {
        Trained[] trained = Train(3, MakeNetwork, () => MakeOptions(options => options.BatchSize = 7),
            rank => _training.Share(rank, 50, 51), rank => _validation.Share(rank, 1, 2));

        trained.ShouldBeTheSameBits();
        trained[0].History.Epochs[^1].TrainingLoss.Should().BeLessThan(trained[0].History.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Train_WithDropout_DrawsOtherMasksOnEachRank()
    {
        // Both ranks have the same rows: with the same masks, too, two ranks would be one with half of the batch.
        ExampleSet rows = Problems.Regression(8, 4);
        TrainingOptions Options(int batchSize) => MakeOptions(options => (options.Dropout, options.BatchSize) = (0.5, batchSize));
        Trained[] two = Train(2, MakeNetwork, () => Options(16), _ => rows);
        Trained one = TrainOn(null, MakeNetwork(), Options(8), rows);

        two.ShouldBeTheSameBits();
        two[0].History.Epochs[0].TrainingLoss.Should().NotBeApproximately(one.History.Epochs[0].TrainingLoss, 1e-3);
    }

    [Fact]
    public void TrainWithFolds_OnSeveralRanks_JudgesEachRowByOneMember()
    {
        Trained[] trained = ThreadRanks.Results(3, rank =>
        {
            var network = new Network(4, [new Dense(8, Activation.Tanh), new Dense(3, Activation.Softmax)], seed: 1, members: 4);
            TrainingOptions options = MakeOptions(o => (o.Loss, o.TemperatureScaling, o.BatchSize) = (Loss.CategoricalCrossEntropy, true, 16));
            options.Communicator = rank;
            return new Trained(network, new NetworkTrainer(options).TrainWithFolds(network, ToClasses(_training, options.Loss).Share(rank, 40, 42), 4));
        });

        trained.ShouldBeTheSameBits();
        // The accuracy is a number of rows out of all 60, each judged once.
        double right = trained[0].History.Epochs[0].Metric!.Value * 60;
        right.Should().BeApproximately(Math.Round(right), 1e-9);
    }

    [Fact]
    public void Train_WithACommunicatorOfOne_GivesTheBitsOfNone()
    {
        Trained alone = TrainOn(null, MakeNetwork(), MakeOptions(), _training, _validation);
        Trained one = ThreadRanks.Results(1, rank => TrainOn(rank, MakeNetwork(), MakeOptions(), _training, _validation))[0];

        new[] { alone, one }.ShouldBeTheSameBits();
    }

    [Fact]
    public void Train_OfALargeNetwork_SendsItsLayersOneByOneAndSmallOnesTogether()
    {
        var lengths = new List<int>();
        ThreadRanks.Results(2, rank =>
        {
            var network = new Network(300, [new Dense(300, Activation.ReLU), new Dense(200, Activation.ReLU), new Dense(20, Activation.ReLU), new Dense(1)]);
            TrainingHistory history = TrainOn(rank, network, new TrainingOptions { Loss = Loss.MeanSquaredError, BatchSize = 20, NumberOfEpochs = 1 }, Problems.Regression(10, 300)).History;
            if (rank.Rank == 0)
                lengths.AddRange(((ThreadCommunicator)rank).Lengths);
            return history;
        });

        // Two headers of 2, then the layers from the last to the first: the small ones with the third, the first in two pieces.
        lengths.Should().Equal(2, 60_200 + 4_020 + 21, 150 * 300 + 300, 150 * 300, 2);
    }

    [Fact]
    public void Train_OfALargeNetworkWithFewRowsOnOneRank_GoesOnWithThoseThatHaveSome()
    {
        // In most steps, one rank has no gradient, and has to send nothing in as many messages as the other sends its own.
        var rows = Problems.Regression(11, 300);
        Trained[] trained = Train(2, () => new Network(300, [new Dense(300, Activation.ReLU), new Dense(200, Activation.ReLU), new Dense(1)]),
            () => MakeOptions(options => (options.BatchSize, options.MaximumGradientNorm) = (4, 0.1)), rank => rows.Share(rank, 10));

        trained.ShouldBeTheSameBits();
        trained[0].History.Epochs[^1].TrainingLoss.Should().BeLessThan(trained[0].History.Epochs[0].TrainingLoss);
    }

    private static void Compare(int size, ExampleSet training, ExampleSet validation, Func<Network> makeNetwork, Action<TrainingOptions> change, double relative = 1e-5)
    {
        Trained[] trained = Train(size, makeNetwork, () => MakeOptions(change), rank => training.Share(rank), rank => validation.Share(rank));
        Trained alone = TrainOn(null, makeNetwork(), MakeOptions(change), training, validation);

        trained.ShouldBeTheSameBits();
        trained[0].ShouldHaveTheLossesOf(alone, relative);
    }

    private static Network MakeNetwork() =>
        new(4, [new Dense(8, Activation.Tanh), new Dense(1)], seed: 1) { InputScaler = InputScaler.Standard(_training) };

    private static TrainingOptions MakeOptions(Action<TrainingOptions>? change = null)
    {
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, BatchSize = 60, NumberOfEpochs = 5, Seed = 3 };
        change?.Invoke(options);
        return options;
    }

    private static ExampleSet ToClasses(ExampleSet rows, Loss loss)
    {
        float[] inputs = [.. Enumerable.Range(0, rows.Rows).SelectMany(row => rows.InputsOf(row).Values.ToArray())];
        float[] targets = [.. Enumerable.Range(0, rows.Rows).Select(row => (float)(row * 7 % 11 % (loss == Loss.BinaryCrossEntropy ? 2 : 3)))];
        return new ExampleSet(inputs, rows.InputCount, targets, 1);
    }
}
