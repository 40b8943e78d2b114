using FourPixel.Net.Initialization;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>A layer of neurons, identical except for their weights: y = activation(x W + b).</summary>
public sealed class Layer
{
    private readonly Network _network;
    private readonly int _members;

    internal Layer(Network network, Dense description, int inputs, int members, bool sharesInputs, int offset)
    {
        _network = network;
        _members = members;
        Groups = sharesInputs ? 1 : members;
        Inputs = inputs * Groups;
        Outputs = description.Units * members;
        Activation = description.Activation;
        Initialization = description.Initialization == WeightInitialization.Automatic
            ? WeightInitializer.Choose(description.Activation)
            : description.Initialization;
        WeightRange = offset..(offset + (Inputs * OutputsOfGroup));
        BiasRange = WeightRange.End..(WeightRange.End.Value + Outputs);
    }

    /// <summary>Numbers that come in for each row, of all groups together.</summary>
    public int Inputs { get; }

    /// <summary>Neurons, which is numbers that go out for each row, of all groups together.</summary>
    public int Outputs { get; }

    /// <summary>
    /// The parts that the layer falls into, which take inputs of their own, as many each: one for each member of the network, but
    /// 1 in the first layer, whose inputs all members share.
    /// </summary>
    public int Groups { get; }

    /// <summary>What is done to the weighted sums.</summary>
    public Activation Activation { get; }

    /// <summary>How the first weights are drawn; never <see cref="WeightInitialization.Automatic"/>.</summary>
    public WeightInitialization Initialization { get; }

    /// <summary>
    /// The weights, [<see cref="Inputs"/>, <see cref="Outputs"/>], row by row: the weight from input i to neuron j is at
    /// i * Outputs + j. Where there are several <see cref="Groups"/>, one such matrix after the other, of the inputs and neurons
    /// of each. A view of the network's own memory: what is written here is what the network computes with.
    /// </summary>
    public Span<float> Weights => _network.Parameters.Span[WeightRange];

    /// <summary>The biases, one for each neuron; a view, like <see cref="Weights"/>.</summary>
    public Span<float> Biases => _network.Parameters.Span[BiasRange];

    /// <summary>Where the weights lie among the network's parameters.</summary>
    internal Range WeightRange { get; }

    /// <summary>Where the biases lie among the network's parameters.</summary>
    internal Range BiasRange { get; }

    internal int InputsOfGroup => Inputs / Groups;

    internal int OutputsOfGroup => Outputs / Groups;

    /// <summary>The part of parameters, or of their gradients, that are the weights of a group, [its inputs, its outputs].</summary>
    /// <param name="parameters">Where those of the network begin.</param>
    /// <param name="group">Which group.</param>
    internal unsafe Matrix OfGroup(float* parameters, int group) =>
        new(parameters + WeightRange.Start.Value + ((nint)group * InputsOfGroup * OutputsOfGroup), InputsOfGroup, OutputsOfGroup);

    /// <summary>Where the weights of a neuron are among <see cref="Weights"/>, input by input.</summary>
    internal IEnumerable<int> WeightsOf(int neuron)
    {
        (int group, int place) = Math.DivRem(neuron, OutputsOfGroup);
        int first = (group * InputsOfGroup * OutputsOfGroup) + place;
        return Enumerable.Range(0, InputsOfGroup).Select(input => first + (input * OutputsOfGroup));
    }

    /// <summary>What a group takes of rows of <see cref="Inputs"/>.</summary>
    internal Matrix InputsOf(int group, Matrix rows) => rows.Slice(0, rows.Rows, group * InputsOfGroup, InputsOfGroup);

    /// <summary>What a group has of rows of <see cref="Outputs"/>.</summary>
    internal Matrix OutputsOf(int group, Matrix rows) => rows.Slice(0, rows.Rows, group * OutputsOfGroup, OutputsOfGroup);

    /// <summary>The layer of each member, as a network is asked for it.</summary>
    internal Dense Description => new(Outputs / _members, Activation, Initialization);

    /// <summary>Gives the layer of a network of one member the weights and biases of one of this layer's members.</summary>
    internal void CopyMember(int member, Layer alone)
    {
        int units = alone.Outputs, start = member * units;
        Biases.Slice(start, units).CopyTo(alone.Biases);
        if (Groups == _members)
        {
            Weights.Slice(member * alone.Weights.Length, alone.Weights.Length).CopyTo(alone.Weights);
            return;
        }
        for (int input = 0; input < Inputs; input++)
            Weights.Slice((input * Outputs) + start, units).CopyTo(alone.Weights[(input * units)..]);
    }
}
