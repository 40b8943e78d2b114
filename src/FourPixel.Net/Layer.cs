using FourPixel.Net.Initialization;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>A layer of neurons, identical except for their weights: y = activation(x W + b).</summary>
public sealed class Layer
{
    private readonly Network _network;

    internal Layer(Network network, Dense description, int inputs, int offset)
    {
        _network = network;
        Inputs = inputs;
        Outputs = description.Units;
        Activation = description.Activation;
        Initialization = description.Initialization == WeightInitialization.Automatic
            ? WeightInitializer.Choose(description.Activation)
            : description.Initialization;
        WeightRange = offset..(offset + (Inputs * Outputs));
        BiasRange = WeightRange.End..(WeightRange.End.Value + Outputs);
    }

    /// <summary>Numbers that come in for each row.</summary>
    public int Inputs { get; }

    /// <summary>Neurons, which is numbers that go out for each row.</summary>
    public int Outputs { get; }

    /// <summary>What is done to the weighted sums.</summary>
    public Activation Activation { get; }

    /// <summary>How the first weights are drawn; never <see cref="WeightInitialization.Automatic"/>.</summary>
    public WeightInitialization Initialization { get; }

    /// <summary>
    /// The weights, [<see cref="Inputs"/>, <see cref="Outputs"/>], row by row: the weight from input i to neuron j is at
    /// i * Outputs + j. A view of the network's own memory: what is written here is what the network computes with.
    /// </summary>
    public Span<float> Weights => _network.Parameters.Span[WeightRange];

    /// <summary>The biases, one for each neuron; a view, like <see cref="Weights"/>.</summary>
    public Span<float> Biases => _network.Parameters.Span[BiasRange];

    /// <summary>Where the weights lie among the network's parameters.</summary>
    internal Range WeightRange { get; }

    /// <summary>Where the biases lie among the network's parameters.</summary>
    internal Range BiasRange { get; }

    internal Dense Description => new(Outputs, Activation, Initialization);
}
