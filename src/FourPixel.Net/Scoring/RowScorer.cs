using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net;

/// <summary>
/// Forward propagation of one row at a time, in memory that is taken once: the way to score in an application. One scorer
/// serves one thread at a time.
/// </summary>
public sealed unsafe class RowScorer
{
    private readonly Network _network;
    private readonly LayerKernel[] _kernels;
    private readonly Activation _outputActivation;
    private readonly PinnedBuffer _first;
    private readonly PinnedBuffer _second;

    /// <summary>Makes a scorer for a network.</summary>
    /// <param name="network">The network; its weights are read at each call.</param>
    public RowScorer(Network network) : this(network, rawOutputs: false)
    {
    }

    /// <summary>Makes a scorer that may leave the activation of the output layer away.</summary>
    internal RowScorer(Network network, bool rawOutputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _outputActivation = rawOutputs ? Activation.Identity : network.Layers[^1].Activation;
        _kernels = [.. network.Layers.SkipLast(1).Select(layer => LayerKernel.Create(layer.Activation)), LayerKernel.Create(_outputActivation)];
        int widest = Math.Max(network.Inputs, network.Layers.Max(layer => layer.Outputs));
        _first = new PinnedBuffer(widest);
        _second = new PinnedBuffer(widest);
    }

    /// <summary>Propagates one row.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="outputs">Receives the network's outputs.</param>
    /// <exception cref="ArgumentException">The lengths are not those of the network.</exception>
    public void Score(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length != _network.Inputs)
            throw new ArgumentException($"{inputs.Length} inputs; the network has {_network.Inputs}.", nameof(inputs));
        if (outputs.Length != _network.Outputs)
            throw new ArgumentException($"Room for {outputs.Length} outputs; the network has {_network.Outputs}.", nameof(outputs));

        PinnedBuffer source = _first, destination = _second;
        if (_network.InputScaler is InputScaler scaler)
            scaler.Apply(inputs, source.Span[..inputs.Length]);
        else
            inputs.CopyTo(source.Span);

        float* parameters = _network.Parameters.Pointer;
        for (int i = 0; i < _kernels.Length; i++)
        {
            _kernels[i].Run(_network.Layers[i], parameters, source.Pointer, destination.Pointer);
            (source, destination) = (destination, source);
        }

        Span<float> answers = source.Span[..outputs.Length];
        if (_outputActivation == Activation.Softmax)
            Softmax.Apply(answers, answers, answers.Length);
        answers.CopyTo(outputs);
    }
}
