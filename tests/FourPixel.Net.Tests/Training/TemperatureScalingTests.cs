using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Labels with much noise in them: a network that learns them by heart is far too sure of its answers.</summary>
public sealed class TemperatureScalingTests : IDisposable
{
    private const int Epochs = 25, Inputs = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, false)]
    [InlineData(Loss.BinaryCrossEntropy, true)]
    [InlineData(Loss.CategoricalCrossEntropy, false)]
    [InlineData(Loss.CategoricalCrossEntropy, true)]
    public void Train_WithTemperatureScaling_GivesTheNetworkWhoseLossWasTheLeastOrABetter(Loss loss, bool weighted)
    {
        Network network = Make(loss);
        ExampleSet validation = Noisy(60, seed: 7, weighted);

        TrainingHistory history = network.Train(Options(loss), Noisy(50, seed: 1, weighted), validation);

        EpochResult best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!;
        history.BestEpoch.Should().Be(best.Epoch);
        CrossEntropy(network, validation).Should().BeInRange(best.ValidationLoss!.Value - 0.03, best.ValidationLoss.Value + 1e-5, "the outputs are shifted, too");
        ValidationLossWithoutScaling(loss, best.Epoch, weighted).Should().BeGreaterThan(best.ValidationLoss.Value + 0.003, "else this shows nothing");
    }

    [Fact]
    public void Train_WithTemperatureScaling_LearnsTheSameAndJudgesItByALowerLoss()
    {
        const Loss loss = Loss.CategoricalCrossEntropy;
        Network plain = Make(loss), scaled = Make(loss);
        ExampleSet training = Noisy(50, seed: 1), validation = Noisy(60, seed: 7);
        TrainingOptions without = Options(loss);
        without.TemperatureScaling = false;

        TrainingHistory expected = plain.Train(without, training, validation), actual = scaled.Train(Options(loss), training, validation);

        actual.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.Metric)).Should().Equal(expected.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.Metric)));
        actual.Epochs.Zip(expected.Epochs).Should().OnlyContain(pair => pair.First.ValidationLoss <= pair.Second.ValidationLoss);
        actual.Epochs[^1].ValidationLoss.Should().BeLessThan(expected.Epochs[^1].ValidationLoss!.Value - 0.1, "by then it knows the rows by heart");
        CrossEntropy(scaled, Noisy(2000, seed: 9)).Should().BeLessThan(CrossEntropy(plain, Noisy(2000, seed: 9)));
    }

    [Fact]
    public void Train_WithoutValidationRows_IsAsWithoutTemperatureScaling()
    {
        const Loss loss = Loss.BinaryCrossEntropy;
        Network plain = Make(loss), scaled = Make(loss);
        TrainingOptions without = Options(loss);
        without.TemperatureScaling = false;
        scaled.Train(Options(loss), Noisy(50, seed: 1));
        plain.Train(without, Noisy(50, seed: 1));
        ((ReadOnlySpan<float>)scaled.Parameters.Span).ShouldBeBitwise(plain.Parameters.Span);
    }

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.CategoricalCrossEntropy)]
    public void Train_BrokenOffInEveryEpoch_EndsTheSame(Loss loss)
    {
        // So slow that the best epoch is neither the first nor the last.
        const double Slow = 0.005;
        Network whole = Make(loss);
        ExampleSet training = Noisy(50, seed: 1), validation = Noisy(60, seed: 7);
        TrainingHistory expected = whole.Train(Options(loss, Slow), training, validation);
        expected.BestEpoch.Should().BeInRange(2, Epochs - 1);

        Network resumed = Make(loss);
        TrainingHistory actual = expected;
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            resumed = Make(loss);
            TrainingOptions options = Options(loss, Slow);
            options.CheckpointPath = _folder.FileAt("training.checkpoint");
            options.EpochCompleted = report => report.Stop = true;
            actual = resumed.Train(options, training, validation);
        }

        actual.Epochs.Should().Equal(expected.Epochs);
        actual.BestEpoch.Should().Be(expected.BestEpoch);
        ((ReadOnlySpan<float>)resumed.Parameters.Span).ShouldBeBitwise(whole.Parameters.Span);
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError)]
    [InlineData(Loss.MeanAbsoluteError)]
    [InlineData(Loss.Huber)]
    [InlineData(Loss.Quantile)]
    [InlineData(Loss.Poisson)]
    public void Validate_OtherLoss_RefusesTemperatureScaling(Loss loss)
    {
        Action act = () => _ = new NetworkTrainer(new TrainingOptions { Loss = loss, TemperatureScaling = true });
        act.Should().Throw<ArgumentException>().WithParameterName("TemperatureScaling").WithMessage($"*{loss}*");
    }

    private static double ValidationLossWithoutScaling(Loss loss, int epoch, bool weighted)
    {
        TrainingOptions options = Options(loss);
        options.TemperatureScaling = false;
        return Make(loss).Train(options, Noisy(50, seed: 1, weighted), Noisy(60, seed: 7, weighted)).Epochs[epoch - 1].ValidationLoss!.Value;
    }

    private static TrainingOptions Options(Loss loss, double learningRate = 0.02) =>
        new() { Loss = loss, NumberOfEpochs = Epochs, BatchSize = 10, LearningRate = learningRate, Patience = 0, TemperatureScaling = true };

    private static Network Make(Loss loss) => new(Inputs,
        [new Dense(40, Activation.Tanh), loss == Loss.BinaryCrossEntropy ? new Dense(1, Activation.Sigmoid) : new Dense(2, Activation.Softmax)], seed: 2);

    /// <summary>The sign of the first input, in seven of ten rows, and a coin in the others.</summary>
    private static ExampleSet Noisy(int rows, int seed, bool weighted = false)
    {
        float[] inputs = Problems.Noise(Inputs * rows, seed), coins = Problems.Noise(2 * rows, seed + 100);
        float[] labels = [.. Enumerable.Range(0, rows).Select(i => (coins[i] < 0.4f ? inputs[Inputs * i] : coins[rows + i]) > 0 ? 1f : 0)];
        return new ExampleSet(inputs, Inputs, labels, 1, weighted ? [.. Enumerable.Range(0, rows).Select(i => 0.5f + (i % 3))] : null);
    }

    /// <summary>By the answers, in double precision.</summary>
    private static double CrossEntropy(Network network, ExampleSet rows)
    {
        double sum = 0, weights = 0;
        for (int row = 0; row < rows.Rows; row++)
        {
            float[] answer = network.Forward(rows.InputsOf(row).Values);
            bool isYes = rows.TargetsOf(row)[0] == 1;
            double ofTheLabel = isYes ? answer[^1] : 1.0 - answer[^1];
            sum -= rows.WeightOf(row) * Math.Log(ofTheLabel);
            weights += rows.WeightOf(row);
        }
        return sum / weights;
    }
}
