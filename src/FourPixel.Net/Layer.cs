using FourPixel.Net.Initialization;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>A fully connected layer of a network: y = activation(x W + b).</summary>
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

    /// <summary>Gets the number of inputs of a row, in all groups together.</summary>
    public int Inputs { get; }

    /// <summary>Gets the number of neurons, in all groups together. It is the number of outputs of a row.</summary>
    public int Outputs { get; }

    /// <summary>
    /// Gets the number of groups, each with its own inputs and neurons: one for each member of the network. It is 1 in the first
    /// layer, where all members share the inputs.
    /// </summary>
    public int Groups { get; }

    /// <summary>Gets the activation function.</summary>
    public Activation Activation { get; }

    /// <summary>Gets the distribution of the initial weights; never <see cref="WeightInitialization.Automatic"/>.</summary>
    public WeightInitialization Initialization { get; }

    /// <summary>
    /// Gets the weights, [<see cref="Inputs"/>, <see cref="Outputs"/>], row-major: the weight from input i to neuron j is at i *
    /// Outputs + j. With several <see cref="Groups"/>, there is one such matrix for each group, with the inputs and neurons of
    /// that group. The span is the network's own memory: changes take effect immediately.
    /// </summary>
    public Span<float> Weights => _network.Parameters.Span[WeightRange];

    /// <summary>Gets the biases, one for each neuron. The span is the network's own memory.</summary>
    public Span<float> Biases => _network.Parameters.Span[BiasRange];

    /// <summary>The range of the weights among the network's parameters.</summary>
    internal Range WeightRange { get; }

    /// <summary>The range of the biases among the network's parameters.</summary>
    internal Range BiasRange { get; }

    internal int InputsOfGroup => Inputs / Groups;

    internal int OutputsOfGroup => Outputs / Groups;

    /// <summary>The weights of a group, or their gradients, [its inputs, its outputs].</summary>
    /// <param name="parameters">The beginning of the network's parameters, or of their gradients.</param>
    /// <param name="group">The group.</param>
    internal unsafe Matrix OfGroup(float* parameters, int group) =>
        new(parameters + WeightRange.Start.Value + ((nint)group * InputsOfGroup * OutputsOfGroup), InputsOfGroup, OutputsOfGroup);

    /// <summary>The indexes of a neuron's weights in <see cref="Weights"/>, input by input.</summary>
    internal IEnumerable<int> WeightsOf(int neuron)
    {
        (int group, int place) = Math.DivRem(neuron, OutputsOfGroup);
        int first = (group * InputsOfGroup * OutputsOfGroup) + place;
        return Enumerable.Range(0, InputsOfGroup).Select(input => first + (input * OutputsOfGroup));
    }

    /// <summary>The columns of <see cref="Inputs"/> that belong to a group.</summary>
    internal Matrix InputsOf(int group, Matrix rows) => rows.Slice(0, rows.Rows, group * InputsOfGroup, InputsOfGroup);

    /// <summary>The columns of <see cref="Outputs"/> that belong to a group.</summary>
    internal Matrix OutputsOf(int group, Matrix rows) => rows.Slice(0, rows.Rows, group * OutputsOfGroup, OutputsOfGroup);

    /// <summary>The specification of the layer in each member.</summary>
    internal Dense Description => new(Outputs / _members, Activation, Initialization);

    /// <summary>Copies the weights and biases of a member to the layer of a network with one member.</summary>
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
