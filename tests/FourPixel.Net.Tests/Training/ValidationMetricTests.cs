using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>The metric of networks that stay as they are: their raw outputs are their inputs.</summary>
public class ValidationMetricTests
{
    private static readonly float _ln2 = MathF.Log(2), _ln3 = MathF.Log(3);

    [Theory]
    [InlineData(Loss.MeanSquaredError)]
    [InlineData(Loss.MeanAbsoluteError)]
    [InlineData(Loss.Huber)]
    [InlineData(Loss.Quantile)]
    public void Metric_Numbers_IsRSquared(Loss loss)
    {
        // Errors 0, 1, 1; the targets are 2, 0, 2 from their mean.
        Metric(loss, Activation.Identity, [1, 2, 4], [1, 3, 5]).Should().BeApproximately(1 - (2.0 / 8), 1e-12);
        Metric(loss, Activation.Identity, [1, 2, 4], [1, 3, 5], weights: [1, 2, 1]).Should().BeApproximately(1 - (3.0 / 8), 1e-12);
    }

    [Fact]
    public void Metric_SeveralTargets_IsTheMeanOfTheirRSquared() =>
        Metric(Loss.MeanSquaredError, Activation.Identity, [1, 5, 2, 7, 4, 8], [1, 5, 3, 6, 5, 7], columns: 2)
            .Should().BeApproximately((1 - (2.0 / 8) + 1 - (2.0 / 2)) / 2, 1e-12);

    [Fact]
    public void Metric_Poisson_IsRSquaredOfTheRates() =>
        // Rates 1, 2, 3 for 1, 3, 3, whose squared deviations add up to 8/3.
        Metric(Loss.Poisson, Activation.Exponential, [0, _ln2, _ln3], [1, 3, 3]).Should().BeApproximately(1 - (3.0 / 8), 1e-6);

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.MeanSquaredError)]
    [InlineData(Loss.MeanAbsoluteError)]
    public void Metric_OneSigmoid_IsTheShareOnTheRightSide(Loss loss)
    {
        float[] logits = [-1, 2, 0.25f, 3, -0.25f], targets = [0, 1, 0, 1, 1];
        Metric(loss, Activation.Sigmoid, logits, targets).Should().Be(3.0 / 5);
        Metric(loss, Activation.Sigmoid, logits, targets, weights: [1, 1, 3, 2, 1]).Should().Be(4.0 / 8);
        Metric(loss, Activation.Sigmoid, [0], [0]).Should().Be(1, "half a chance is no");
    }

    [Fact]
    public void Metric_SeveralYesOrNo_CountsRowsThatAreAllRight() =>
        Metric(Loss.BinaryCrossEntropy, Activation.Sigmoid, [1, -1, 1, 1, -1, -1], [1, 0, 1, 0, 0, 0], columns: 2).Should().Be(2.0 / 3);

    [Fact]
    public void Metric_SeveralSigmoidsOfNumbers_IsRSquared() =>
        // Sigmoid(0) is 0.5, so the answers are the mean.
        Metric(Loss.MeanSquaredError, Activation.Sigmoid, [0, 0, 0, 0], [0.25f, 0.25f, 0.75f, 0.75f], columns: 2).Should().BeApproximately(0, 1e-6);

    [Fact]
    public void Metric_CategoricalCrossEntropy_IsTheShareOfTrueClassesThatAreHighest()
    {
        float[] logits = [3, 1, 2, -5, -4, -3, 0, 2, 1], classes = [0, 1, 1];
        Metric(Loss.CategoricalCrossEntropy, Activation.Softmax, logits, classes, columns: 3).Should().Be(2.0 / 3);
        Metric(Loss.CategoricalCrossEntropy, Activation.Softmax, logits, classes, [1, 6, 1], columns: 3).Should().Be(2.0 / 8);
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError)]
    [InlineData(Loss.MeanAbsoluteError)]
    public void Metric_OneHot_IsTheShareOfHighestOnesThatMeet(Loss loss) =>
        Metric(loss, Activation.Softmax, [3, 1, 2, -5, -4, -3, 0, 2, 1], [1, 0, 0, 0, 1, 0, 0, 1, 0], columns: 3).Should().Be(2.0 / 3);

    [Fact]
    public void Metric_TargetThatNeverChanges_Is1OnlyIfAllIsRight()
    {
        Metric(Loss.MeanSquaredError, Activation.Identity, [0.1f, 0.1f, 0.1f], [0.1f, 0.1f, 0.1f], weights: [0.1f, 0.7f, 0.3f]).Should().Be(1);
        Metric(Loss.MeanSquaredError, Activation.Identity, [0.1f, 0.1f, 0.2f], [0.1f, 0.1f, 0.1f]).Should().Be(0);
    }

    [Fact]
    public void Metric_NoValidationSet_IsNull()
    {
        var names = new List<string>();
        TrainingOptions options = Still(Loss.MeanSquaredError);
        options.EpochCompleted = report => names.Add($"{report.MetricName} {report.Metric}");

        Copier(1, Activation.Identity).Train(options, new ExampleSet([1], 1, [1], 1)).Epochs.Should().OnlyContain(epoch => epoch.Metric == null);
        names.Should().Equal("R-squared ", "R-squared ");
    }

    /// <summary>The metric of the last of two epochs, which has to be that of the first, too.</summary>
    private static double Metric(Loss loss, Activation activation, float[] inputs, float[] targets, float[]? weights = null, int columns = 1)
    {
        int rows = inputs.Length / columns;
        var examples = new ExampleSet(inputs, columns, targets, targets.Length / rows, weights);
        TrainingHistory history = Copier(columns, activation).Train(Still(loss), examples, examples);
        history.Epochs[1].Metric.Should().Be(history.Epochs[0].Metric);
        return history.Epochs[1].Metric!.Value;
    }

    private static Network Copier(int columns, Activation activation)
    {
        var network = new Network(columns, [new Dense(columns, activation)]);
        for (int input = 0; input < columns; input++)
        {
            for (int output = 0; output < columns; output++)
                network.Layers[0].Weights[(input * columns) + output] = input == output ? 1 : 0;
        }
        return network;
    }

    /// <summary>Steps so short that nothing moves, and batches that cut the rows unevenly.</summary>
    private static TrainingOptions Still(Loss loss) => new()
    {
        Loss = loss,
        Optimizer = Optimizer.SGD,
        LearningRate = 1e-30,
        BatchSize = 2,
        NumberOfEpochs = 2,
    };
}
