using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests;

public class NetworkTests
{
    private static readonly Dense[] _layers =
        [new(5, Activation.Tanh), new(4, Activation.ReLU), new(2, Activation.Softmax)];

    [Fact]
    public void Constructor_ThreeLayers_HasTheirShapes()
    {
        var network = new Network(3, _layers);

        network.Inputs.Should().Be(3);
        network.Outputs.Should().Be(2);
        network.ParameterCount.Should().Be((3 * 5) + 5 + (5 * 4) + 4 + (4 * 2) + 2);
        network.Layers.Select(layer => (layer.Inputs, layer.Outputs, layer.Activation)).Should().Equal(
            (3, 5, Activation.Tanh), (5, 4, Activation.ReLU), (4, 2, Activation.Softmax));
        network.Layers[1].Weights.Length.Should().Be(5 * 4);
        network.Layers[1].Biases.Length.Should().Be(4);
    }

    [Fact]
    public void Weights_AllLayers_LieInOneBlockInOrder()
    {
        var network = new Network(3, _layers);
        float next = 0;
        foreach (Layer layer in network.Layers)
        {
            foreach (ref float weight in layer.Weights)
                weight = next++;
            foreach (ref float bias in layer.Biases)
                bias = next++;
        }

        network.Parameters.Span.ToArray().Should()
            .Equal(Enumerable.Range(0, network.ParameterCount).Select(i => (float)i));
    }

    [Fact]
    public void Forward_WeightsWritten_ComputesWithThem()
    {
        var network = new Network(2, [new Dense(3)]);
        network.Layers[0].Weights.Clear();
        network.Layers[0].Weights[(1 * 3) + 2] = 10;    // from input 1 to neuron 2
        network.Layers[0].Biases[1] = 7;

        network.Forward([4, 5]).Should().Equal(0, 7, 50);
    }

    [Fact]
    public void ForwardByLayer_EveryActivation_IsWhatIsWorkedOutNeuronByNeuron()
    {
        foreach (Activation hidden in Enum.GetValues<Activation>().Except([Activation.Softmax]))
        {
            Dense[] layers = [new(19, hidden), new(5, Activation.Softsign), new(4, Activation.Softmax)];
            var network = new Network(3, layers, seed: 8);
            foreach (Layer layer in network.Layers)
                layer.Biases.Fill(0.125f);
            float[] inputs = [1, -2, 0.5f, 0, 0.25f, 3];

            float[][] answers = network.ForwardByLayer(inputs);

            float[] before = inputs;
            for (int i = 0; i < answers.Length; i++)
            {
                // Up to 19 products of size 3 are added up in another order.
                double[] expected = ByHand(network.Layers[i], before);
                answers[i].ShouldBeCloseTo(expected, $"layer {i} after {hidden}", absolute: 1e-6);
                before = answers[i];
            }
            network.Forward(inputs).Should().Equal(answers[^1]);
        }
    }

    [Fact]
    public void Forward_ManyRows_GivesWhatEachRowGivesAlone()
    {
        var network = new Network(3, _layers, seed: 2);
        float[] inputs = [.. Enumerable.Range(0, 3 * 37).Select(i => MathF.Sin(i))];
        float[] together = network.Forward(inputs);
        for (int row = 0; row < 37; row++)
            network.Forward(inputs.AsSpan(row * 3, 3)).Should().Equal(together[(2 * row)..((2 * row) + 2)]);
    }

    [Fact]
    public void Forward_NoRows_GivesNoAnswers()
    {
        var network = new Network(3, _layers);
        network.Forward([]).Should().BeEmpty();
        network.ForwardByLayer([]).Should().HaveCount(3).And.OnlyContain(answers => answers.Length == 0);
    }

    [Fact]
    public void Forward_PartOfARow_IsRefused()
    {
        Action act = () => new Network(3, _layers).Forward([1, 2, 3, 4]);
        act.Should().Throw<ArgumentException>().WithParameterName("inputs")
            .WithMessage("4 inputs are not a whole number of rows of 3.*");
    }

    [Fact]
    public void Forward_SeveralThreads_GivesEachTheSame()
    {
        var network = new Network(3, _layers, seed: 4);
        float[] expected = network.Forward([1, 2, 3]);
        Parallel.For(0, 200, _ => network.Forward([1, 2, 3]).Should().Equal(expected));
    }

    [Fact]
    public void Clone_Trained_HasTheSameLayersAndWeights()
    {
        Dense[] layers = [new(4, Activation.SELU, WeightInitialization.Glorot), new(2)];
        var network = new Network(3, layers, seed: 5);
        network.Layers[1].Biases[1] = 9;
        Network clone = network.Clone();

        clone.Parameters.Span.ToArray().Should().Equal(network.Parameters.Span.ToArray());
        clone.Layers.Should().BeEquivalentTo(network.Layers, options => options
            .Including(layer => layer.Inputs).Including(layer => layer.Outputs)
            .Including(layer => layer.Activation).Including(layer => layer.Initialization));
    }

    [Fact]
    public void Clone_Changed_LeavesTheOriginalAlone()
    {
        var network = new Network(3, _layers, seed: 5);
        float[] before = network.Forward([1, 2, 3]);
        Network clone = network.Clone();
        clone.Initialize(6);

        network.Forward([1, 2, 3]).Should().Equal(before);
        clone.Forward([1, 2, 3]).Should().NotEqual(before);
    }

    private static double[] ByHand(Layer layer, float[] inputs)
    {
        var answers = new List<double>();
        for (int row = 0; row < inputs.Length / layer.Inputs; row++)
        {
            var sums = new float[layer.Outputs];
            for (int neuron = 0; neuron < sums.Length; neuron++)
            {
                double sum = layer.Biases[neuron];
                for (int i = 0; i < layer.Inputs; i++)
                    sum += inputs[(row * layer.Inputs) + i] * layer.Weights[(i * layer.Outputs) + neuron];
                sums[neuron] = (float)sum;
            }
            ActivationFunction.Evaluate(layer.Activation, sums, sums);
            answers.AddRange(sums.Select(answer => (double)answer));
        }
        return [.. answers];
    }
}
