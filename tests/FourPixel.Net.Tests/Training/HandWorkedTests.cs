using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training;

/// <summary>Backpropagation worked out on paper.</summary>
public class HandWorkedTests
{
    /// <summary>
    /// Two inputs, two ReLU neurons, one output. W1 = ((1, -2), (0.5, 1)), b1 = (0, 0.5), W2 = (2, 3), b2 = -1.
    /// </summary>
    private static Network TwoTwoOne()
    {
        var network = new Network(2, [new Dense(2, Activation.ReLU), new Dense(1)]);
        network.Layers[0].Weights[0] = 1;       // from input 0 to neuron 0
        network.Layers[0].Weights[1] = -2;      // from input 0 to neuron 1
        network.Layers[0].Weights[2] = 0.5f;
        network.Layers[0].Weights[3] = 1;
        network.Layers[0].Biases[1] = 0.5f;
        network.Layers[1].Weights[0] = 2;
        network.Layers[1].Weights[1] = 3;
        network.Layers[1].Biases[0] = -1;
        return network;
    }

    [Fact]
    public void TwoTwoOne_Forward_IsTheHandWorkedAnswer()
    {
        // Row (1, 2): sums 1 + 1 = 2 and -2 + 2 + 0.5 = 0.5, both positive; answer 4 + 1.5 - 1 = 4.5.
        // Row (2, 1): sums 2.5 and -4 + 1 + 0.5 = -2.5, of which ReLU makes 0; answer 5 + 0 - 1 = 4.
        float[][] answers = TwoTwoOne().ForwardByLayer([1, 2, 2, 1]);
        answers[0].Should().Equal(2, 0.5f, 2.5f, 0);
        answers[1].Should().Equal(4.5f, 4);
    }

    [Fact]
    public void TwoTwoOne_Backward_IsTheHandWorkedGradient()
    {
        // Targets 4 and 6: errors 0.5 and -2, loss (0.25 + 4) / 2 = 2.125, dL/danswer = 2 error / 2 rows = (0.5, -2).
        using var probe = new Probe(TwoTwoOne(), new() { Loss = Loss.MeanSquaredError }, [1, 2, 2, 1], [4, 6]);
        probe.Run().Should().Be(2.125);

        // dL/dW2 = hidden^T dL/danswer = (2 * 0.5 + 2.5 * -2, 0.5 * 0.5 + 0) and dL/db2 = 0.5 - 2.
        probe.WeightGradients(1).ToArray().Should().Equal(-4, 0.25f);
        probe.BiasGradients(1).ToArray().Should().Equal(-1.5f);

        // dL/dsums = dL/danswer W2^T relu': row 1 (1, 1.5), row 2 (-4, 0) since neuron 1 is silent there.
        // dL/dW1 = inputs^T dL/dsums = ((1 * 1 + 2 * -4, 1 * 1.5), (2 * 1 + 1 * -4, 2 * 1.5)).
        probe.WeightGradients(0).ToArray().Should().Equal(-7, 1.5f, -2, 3);
        probe.BiasGradients(0).ToArray().Should().Equal(-3, 1.5f);
    }

    [Fact]
    public void TwoTwoOne_OneStepOfSGD_MovesAgainstTheGradient()
    {
        Network network = TwoTwoOne();
        var options = new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            Optimizer = Optimizer.SGD,
            LearningRate = 0.125,
            NumberOfEpochs = 1,
        };
        TrainingHistory history = network.Train(options, new ExampleSet([1, 2, 2, 1], 2, [4, 6], 1));

        history.Epochs.Should().Equal(new EpochResult(1, 2.125, null, 0.125));
        // Each weight less an eighth of its gradient.
        network.Layers[0].Weights.ToArray().Should().Equal(1.875f, -2.1875f, 0.75f, 0.625f);
        network.Layers[0].Biases.ToArray().Should().Equal(0.375f, 0.3125f);
        network.Layers[1].Weights.ToArray().Should().Equal(2.5f, 2.96875f);
        network.Layers[1].Biases.ToArray().Should().Equal(-0.8125f);
    }

    /// <summary>The slides: y = x w1 and e = y w2, so de/dw1 = dy/dw1 de/dy = x w2, and de/dw2 = y.</summary>
    [Fact]
    public void ChainRule_TheSlidesExample_IsTheProductOfTheSlopes()
    {
        const float x = 3, w1 = 0.5f, w2 = -2;
        var network = new Network(1, [new Dense(1), new Dense(1)]);
        network.Layers[0].Weights[0] = w1;
        network.Layers[1].Weights[0] = w2;

        // The quantile loss below the truth is half the distance, so with a truth far above, dL/de is -1/2.
        using var probe = new Probe(network, new() { Loss = Loss.Quantile }, [x], [100]);
        probe.Run();

        network.Forward([x]).Should().Equal(x * w1 * w2);
        probe.WeightGradients(0).ToArray().Should().Equal(-0.5f * (x * w2));
        probe.WeightGradients(1).ToArray().Should().Equal(-0.5f * (x * w1));
    }

    [Fact]
    public void ChainRule_ThroughASigmoid_HasItsSlopeAsAFactor()
    {
        // sigmoid(log 3) = 3/4, whose slope is 3/4 * 1/4 = 3/16. With loss (y - 0)^2, dL/dy = 3/2; x = log 3, w = 1.
        float x = MathF.Log(3);
        var network = new Network(1, [new Dense(1, Activation.Sigmoid)]);
        network.Layers[0].Weights[0] = 1;
        using var probe = new Probe(network, new() { Loss = Loss.MeanSquaredError }, [x], [0]);

        probe.Run().ShouldBeCloseTo(9 / 16.0);
        probe.BiasGradients(0).ShouldBeCloseTo([1.5 * 3 / 16], "dL/dy dy/dsum");
        probe.WeightGradients(0).ShouldBeCloseTo([1.5 * 3 / 16 * Math.Log(3)], "dL/dy dy/dsum x");
    }
}
