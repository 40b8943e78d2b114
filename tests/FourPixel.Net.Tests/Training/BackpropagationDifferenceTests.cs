using FourPixel.Net.Numerics;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>
/// The gradients of whole networks against central differences of their loss. What has a kink is kept away from it: a
/// difference across it would be wrong, and the derivative right.
/// </summary>
public class BackpropagationDifferenceTests
{
    private const int Inputs = 3, Hidden = 5, Outputs = 3, Rows = 4;

    /// <summary>So short that no weighted sum moves by more than <see cref="Margin"/>.</summary>
    private const float Step = 1 / 64f;

    private const float Margin = 0.05f;

    public static readonly TheoryData<Activation> HiddenActivations =
        [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    public static readonly TheoryData<Loss, Activation> LossesOfAnswers = [];

    static BackpropagationDifferenceTests()
    {
        foreach (Loss loss in new[] { Loss.MeanAbsoluteError, Loss.MeanSquaredError, Loss.Huber, Loss.Quantile })
        {
            foreach (Activation output in Enum.GetValues<Activation>())
                LossesOfAnswers.Add(loss, output);
        }
    }

    [Theory]
    [MemberData(nameof(HiddenActivations))]
    public void Gradients_EveryHiddenActivation_AreCentralDifferences(Activation hidden)
    {
        Network network = AwayFromKinks(hidden, Activation.Softmax);
        using var probe = new Probe(network, new(), Batch(), [2, 0, 1, 0], [1, 0.5f, 3, 0]);
        probe.ShouldHaveTheGradientsOfCentralDifferences($"{hidden} inside", Step);
    }

    [Theory]
    [MemberData(nameof(LossesOfAnswers))]
    public void Gradients_LossOfAnswers_AreCentralDifferences(Loss loss, Activation output)
    {
        Network network = AwayFromKinks(Activation.Tanh, output);
        // The losses have kinks at distances 0 and delta, which is 1.
        float[] distances = [0.5f, -1.7f, -0.4f, 2, 1.6f];
        float[] targets = [.. network.Forward(Batch()).Select((answer, i) => answer + distances[i % distances.Length])];
        var options = new TrainingOptions { Loss = loss, Quantile = loss == Loss.Quantile ? 0.8 : null };
        using var probe = new Probe(network, options, Batch(), targets, [1, 0.5f, 3, 0]);
        probe.ShouldHaveTheGradientsOfCentralDifferences($"{loss} of {output}", Step);
    }

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, 0)]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, 0.2)]
    [InlineData(Loss.Poisson, Activation.Exponential, 0)]
    [InlineData(Loss.CategoricalCrossEntropy, Activation.Softmax, 0)]
    [InlineData(Loss.CategoricalCrossEntropy, Activation.Softmax, 0.2)]
    public void Gradients_LossWithItsActivation_AreCentralDifferences(Loss loss, Activation output, double smoothing)
    {
        float[] targets = loss == Loss.CategoricalCrossEntropy ? [2, 0, 1, 0] : [1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0];
        var options = new TrainingOptions { Loss = loss, LabelSmoothing = smoothing };
        foreach (float[]? weights in new float[]?[] { null, [1, 0.5f, 3, 0] })
        {
            using var probe = new Probe(AwayFromKinks(Activation.Tanh, output), options, Batch(), targets, weights);
            probe.ShouldHaveTheGradientsOfCentralDifferences($"{loss} with smoothing {smoothing}", Step);
        }
    }

    [Fact]
    public void Gradients_DeepNetworkOfManyWidths_AreCentralDifferences()
    {
        var network = new Network(Inputs,
        [
            new Dense(7, Activation.SiLU), new Dense(1, Activation.Softsign), new Dense(17, Activation.Mish),
            new Dense(4, Activation.Softplus), new Dense(6, Activation.GELU), new Dense(Outputs, Activation.Softmax),
        ], seed: 3);
        using var probe = new Probe(network, new(), Batch(), [2, 0, 1, 0]);
        probe.ShouldHaveTheGradientsOfCentralDifferences("five hidden layers");
    }

    [Fact]
    public void Gradients_WithDropout_AreCentralDifferencesUnderTheSameMasks()
    {
        Dense[] layers = [new(9, Activation.Tanh), new(8, Activation.SiLU), new(2)];
        var network = new Network(Inputs, layers, seed: 3);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Dropout = 0.6, InputDropout = 0.3 };
        using var probe = new Probe(network, options, Batch(), [1, 2, -1, 0, 3, 1, 0, -2]);
        probe.ShouldHaveTheGradientsOfCentralDifferences("with dropout");
        probe.Gradients.ToArray().Should().Contain(0, "some neurons are silent in every row");
    }

    private static float[] Batch()
    {
        var random = new SeededRandom(7, RandomPurpose.Shuffle);
        var batch = new float[Rows * Inputs];
        foreach (ref float value in batch.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return batch;
    }

    /// <summary>The first seed whose weighted sums all keep clear of 0, where ReLU and its like have kinks.</summary>
    private static Network AwayFromKinks(Activation hidden, Activation output)
    {
        for (int seed = 0; ; seed++)
        {
            var network = new Network(Inputs, [new Dense(Hidden, hidden), new Dense(Outputs, output)], seed);
            foreach (ref float bias in network.Layers[0].Biases)
                bias = 0.25f;
            var hiddenSums = new Network(Inputs, [new Dense(Hidden), new Dense(Outputs)]);
            network.Parameters.Span.CopyTo(hiddenSums.Parameters.Span);
            var outputSums = new Network(Inputs, [new Dense(Hidden, hidden), new Dense(Outputs)]);
            network.Parameters.Span.CopyTo(outputSums.Parameters.Span);

            float[] sums = [.. hiddenSums.ForwardByLayer(Batch())[0], .. outputSums.Forward(Batch())];
            if (sums.All(sum => MathF.Abs(sum) > Margin))
                return network;
        }
    }
}
