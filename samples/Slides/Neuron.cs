using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// The weighted sum-and-squash neuron: sum all the inputs, each times its weight, then squash the result. It is a
/// network of one layer with one neuron.
/// </summary>
public sealed class Neuron
{
    private readonly Network _network;

    /// <summary>Creates a neuron without a bias.</summary>
    /// <param name="weights">
    /// One for each input, at least one; on the slides 1.0 (white), -1.0 (black) or 0.0 (missing).
    /// </param>
    /// <param name="squash">
    /// The activation; on the slides tanh, whose values are between -1 and 1. Not softmax.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no weight, or the squash is softmax or unknown.
    /// </exception>
    public Neuron(ReadOnlySpan<float> weights, Activation squash = Activation.Tanh)
    {
        if (squash == Activation.Softmax)
            throw new ArgumentOutOfRangeException(nameof(squash), squash,
                "Softmax squashes all neurons of a layer together.");
        _network = new Network(weights.Length, [new Dense(1), new Dense(1, squash)]);
        weights.CopyTo(_network.Layers[0].Weights);
        _network.Layers[1].Weights[0] = 1;
    }

    /// <summary>The weights, one for each input.</summary>
    public float[] Weights => _network.Layers[0].Weights.ToArray();

    /// <summary>The activation.</summary>
    public Activation Squash => _network.Layers[1].Activation;

    /// <summary>Each input times its weight, the sum of these, and the sum squashed.</summary>
    /// <param name="inputs">As many as there are weights.</param>
    /// <exception cref="ArgumentException">There are more or fewer inputs than weights.</exception>
    public NeuronAnswer Evaluate(ReadOnlySpan<float> inputs)
    {
        if (inputs.Length != _network.Inputs)
            throw new ArgumentException($"{inputs.Length} inputs; the neuron has {_network.Inputs} weights.",
                nameof(inputs));
        float[][] layers = _network.ForwardByLayer(inputs);
        return new NeuronAnswer([.. inputs.ToArray().Zip(Weights, (input, weight) => input * weight)], layers[0][0],
            layers[1][0]);
    }

    /// <summary>A neuron of a network as a formula: sigma(w_0 a_0 + w_1 a_1 + ... + b).</summary>
    /// <param name="layer">The layer that the neuron belongs to.</param>
    /// <param name="neuron">Its number in the layer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The layer has no such neuron.</exception>
    public static string WriteOut(Layer layer, int neuron)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(neuron);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(neuron, layer.Outputs);
        var terms = new List<string>();
        for (int i = 0; i < layer.Inputs; i++)
            terms.Add(FormattableString.Invariant($"{layer.Weights[(i * layer.Outputs) + neuron]:0.0##} a{i}"));
        string sum = string.Join(" + ", terms);
        return FormattableString.Invariant($"{layer.Activation}({sum} + {layer.Biases[neuron]:0.0##})");
    }
}

/// <summary>The steps from a neuron's inputs to its output.</summary>
/// <param name="Products">Each input times its weight.</param>
/// <param name="Sum">The sum of the products.</param>
/// <param name="Answer">The sum squashed.</param>
public sealed record NeuronAnswer(IReadOnlyList<float> Products, float Sum, float Answer);
