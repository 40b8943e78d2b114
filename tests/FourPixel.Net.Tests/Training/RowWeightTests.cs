using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

public class RowWeightTests
{
    private const int Rows = 12;

    [Fact]
    public void Train_RowsOfWeightZero_HaveNoInfluenceWhateverTheyHold()
    {
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? 0 : 1 + (row / 4f))];
        (float[] inputs, float[] targets) = Data();
        float[] expected = Trained(inputs, targets, weights);
        for (int row = 0; row < Rows; row += 3)
        {
            inputs[2 * row] = 1000 + row;
            targets[row] = -77;
        }

        Trained(inputs, targets, weights).Should().Equal(expected);
    }

    [Fact]
    public void Train_AllWeightsTimesFour_GivesTheSameNetwork()
    {
        // A power of two, so that not even the rounding changes.
        (float[] inputs, float[] targets) = Data();
        float[] weights = [.. Problems.Noise(Rows).Select(MathF.Abs)];
        float[] fourfold = [.. weights.Select(weight => 4 * weight)];
        Trained(inputs, targets, fourfold).Should().Equal(Trained(inputs, targets, weights));
    }

    [Fact]
    public void Train_AllWeightsAlike_IsTrainingWithoutWeights()
    {
        (float[] inputs, float[] targets) = Data();
        Trained(inputs, targets, [.. Enumerable.Repeat(2f, Rows)]).Should().Equal(Trained(inputs, targets, null));
    }

    [Fact]
    public void Gradients_RowOfWeightTwo_CountsLikeTheRowTwice()
    {
        var network = new Network(2, [new Dense(5, Activation.Tanh), new Dense(1)], seed: 1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError };
        using var weighted = new Probe(network, options, [1, 2, 3, 4], [1, -1], [2, 1]);
        using var repeated = new Probe(network, options, [1, 2, 1, 2, 3, 4], [1, 1, -1]);

        weighted.Run().ShouldBeCloseTo(repeated.Run());
        double[] expected = [.. repeated.Gradients.ToArray().Select(slope => (double)slope)];
        weighted.Gradients.ShouldBeCloseTo(expected, "twice or double");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public void Train_AnyBatches_StepsAreThoseOfTheWeightedMean(int batchSize)
    {
        // One weight and no input: with o = 0, the step of a batch is rate 2 sum(w t) / (rows of the batch x mean weight).
        float[] weights = [100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2], targets = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var network = new Network(1, [new Dense(1)]);
        network.Layers[0].Weights[0] = 0;
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.SGD, LearningRate = 1e-6, BatchSize = batchSize, NumberOfEpochs = 1 };

        network.Train(options, new ExampleSet(new float[Rows], 1, targets, 1, weights));

        double expected = 1e-6 * 2 * 100 / (batchSize * (weights.Sum() / Rows));
        ((double)network.Layers[0].Biases[0]).Should().BeApproximately(expected, 1e-3 * expected);
    }

    [Fact]
    public void Train_NoRowHasAWeight_IsRefused()
    {
        (float[] inputs, float[] targets) = Data();
        FluentActions.Invoking(() => Trained(inputs, targets, new float[Rows]))
            .Should().Throw<ArgumentException>().WithMessage("All rows have weight 0*");
    }

    [Fact]
    public void ValidationLoss_RowsOfWeightZero_DoNotCount()
    {
        var training = new ExampleSet([1, 2], 2, [1], 1);
        double Validated(float target)
        {
            var validation = new ExampleSet([1, 2, 3, 4], 2, [0.5f, target], 1, [2, 0]);
            return Make().Train(Options(), training, validation).Epochs[^1].ValidationLoss!.Value;
        }

        Validated(1000).Should().Be(Validated(-5));
    }

    private static (float[] Inputs, float[] Targets) Data() =>
        (Problems.Noise(2 * Rows), Problems.Noise(Rows, seed: 1));

    private static float[] Trained(float[] inputs, float[] targets, float[]? weights)
    {
        Network network = Make();
        network.Train(Options(), new ExampleSet(inputs, 2, targets, 1, weights));
        return network.Parameters.Span.ToArray();
    }

    private static Network Make() => new(2, [new Dense(5, Activation.Tanh), new Dense(1)], seed: 1);

    private static TrainingOptions Options() => new()
    {
        Loss = Loss.MeanSquaredError,
        Optimizer = Optimizer.SGD,
        BatchSize = 5,
        NumberOfEpochs = 4,
    };
}
