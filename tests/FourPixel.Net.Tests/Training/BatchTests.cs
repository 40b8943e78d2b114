using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

public class BatchTests
{
    [Fact]
    public void Next_TenRowsInFours_GivesEachRowOnceWithItsTargetAndWeight()
    {
        float[] numbers = [.. Enumerable.Range(1, 10).Select(i => (float)i)];
        float[] inputs = [.. numbers.SelectMany(i => new[] { i, -i })];
        using var reader = new BatchReader(new ExampleSet(inputs, 2, numbers, 1, numbers), null, 4);
        var orders = new List<float[]>();
        foreach ((int seed, int epoch) in new[] { (0, 1), (0, 2), (1, 1), (0, 1) })
        {
            reader.Start(seed, epoch);
            orders.Add(Read(reader));
            orders[^1].Should().BeEquivalentTo(numbers);
        }

        orders[1].Should().NotEqual(orders[0], "the rows come in another order in each epoch");
        orders[2].Should().NotEqual(orders[0], "and for each seed");
        orders[3].Should().Equal(orders[0]);
        reader.Start();
        Read(reader).Should().Equal(numbers);
    }

    [Fact]
    public void Train_EachEpoch_TakesTheRowsInAnotherOrder()
    {
        // The inputs are 0, and each row moves the bias half the way to its target: what comes last counts most. In the
        // same order, the bias would end where it ended before, but for what 16 halvings leave of it.
        var biases = new List<float>();
        var network = new Network(1, [new Dense(1)]);
        TrainingOptions options = Options(1, 5);
        options.Optimizer = Optimizer.SGD;
        options.LearningRate = 0.25;
        options.EpochCompleted = _ => biases.Add(network.Layers[0].Biases[0]);
        network.Train(options, new ExampleSet(new float[16], 1, [.. Enumerable.Range(0, 16).Select(i => (float)i)], 1));

        biases.Select(bias => MathF.Round(bias, 2)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Train_BatchLargerThanTheRows_IsOneBatch()
    {
        ExampleSet five = Problems.Regression(5, 3);
        Trained(batchSize: 1000, five).ShouldBeBitwise(Trained(batchSize: 5, five));
    }

    [Fact]
    public void Train_BatchSizeDoesNotDivideTheRows_TakesTheMeanOfTheRowsThatAreLeft()
    {
        // Five times the same row in batches of 2, 2 and 1: three steps, and the last must be as long as the others.
        float[] row = [1, 0.5f, -1];
        var five = new ExampleSet([.. row, .. row, .. row, .. row, .. row], 3, [2, 2, 2, 2, 2], 1);
        var one = new ExampleSet(row, 3, [2], 1);
        Trained(batchSize: 2, five, epochs: 1).ShouldBeBitwise(Trained(batchSize: 1, one, epochs: 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void TrainingLoss_WeightsHardlyMove_IsTheMeanOverAllRows(int batchSize)
    {
        // 50 is no multiple of 7 or 16, and rows count differently.
        float[] weights = [.. Problems.Noise(50).Select(MathF.Abs)];
        ExampleSet examples = Problems.Regression(50, 3, weights: weights);
        Network network = Make();
        double expected = network.MeanSquaredError(examples);
        TrainingOptions options = Options(batchSize, 2);
        options.LearningRate = 1e-30;
        TrainingHistory history = network.Train(options, examples, examples);

        foreach (EpochResult epoch in history.Epochs)
        {
            epoch.TrainingLoss.ShouldBeCloseTo(expected);
            epoch.ValidationLoss!.Value.ShouldBeCloseTo(expected);
        }
    }

    [Fact]
    public void Train_MoreValidationThanTrainingRows_JudgesByAllOfThem()
    {
        Network network = Make();
        ExampleSet validation = Problems.Regression(33, 3, seed: 1);
        TrainingHistory history = network.Train(Options(8, 1), Problems.Regression(5, 3), validation);
        history.Epochs[0].ValidationLoss!.Value.ShouldBeCloseTo(network.MeanSquaredError(validation));
    }

    private static ReadOnlySpan<float> Trained(int batchSize, ExampleSet examples, int epochs = 2)
    {
        Network network = Make();
        network.Train(Options(batchSize, epochs), examples);
        return network.Parameters.Span;
    }

    private static Network Make() => new(3, [new Dense(4, Activation.Tanh), new Dense(1)], seed: 2);

    private static TrainingOptions Options(int batchSize, int epochs) => new()
    {
        Loss = Loss.MeanSquaredError,
        BatchSize = batchSize,
        NumberOfEpochs = epochs,
    };

    /// <summary>The rows' numbers in the order in which they come.</summary>
    private static float[] Read(BatchReader reader)
    {
        using var team = new ThreadTeam(1);
        var inputs = new InputBatch(new Network(2, [new Dense(1)]), RowEncoder.ProductOnly(null, 2), 4);
        var order = new List<float>();
        var sizes = new List<int>();
        while (reader.Next(inputs, team))
        {
            sizes.Add(reader.Rows);
            order.AddRange(reader.Targets);
            reader.Weights.ToArray().Should().Equal(reader.Targets.ToArray());
            inputs.Values.Span[..(2 * reader.Rows)].ToArray().Should()
                .Equal(reader.Targets.ToArray().SelectMany(i => new[] { i, -i }));
        }
        sizes.Should().Equal(4, 4, 2);
        return [.. order];
    }
}
