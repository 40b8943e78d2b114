using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;

namespace FourPixel.Net.Pictures;

/// <summary>
/// How the weighted sums of one layer's neurons change with the inputs of the network: backpropagation from a
/// neuron, instead of the error, to the pixels. Each neuron has its own row of inputs.
/// </summary>
internal sealed unsafe class InputSlopes : IDisposable
{
    private readonly ThreadTeam _team = new(1);
    private readonly InputBatch _batch;
    private readonly ForwardPass _pass;
    private readonly Network _network;
    private readonly int[] _neurons;
    private readonly PinnedBuffer[] _deltas;
    private readonly PinnedBuffer _slopes;

    public InputSlopes(Network network, int layer, int[] neurons)
    {
        _network = UpTo(network, layer);
        _neurons = neurons;
        _batch = new InputBatch(_network, RowEncoder.ProductOnly(null, network.Inputs), neurons.Length);
        _pass = new ForwardPass(_network, _batch, neurons.Length, _team, rawOutputs: true);
        foreach (LayerPass pass in _pass.Layers)
            pass.KeepSlopes();
        _deltas = [.. _network.Layers.Select(l => new PinnedBuffer(neurons.Length * l.Outputs))];
        _slopes = new PinnedBuffer(neurons.Length * network.Inputs);
    }

    /// <summary>The weighted sum of each neuron, and its slopes with respect to the inputs.</summary>
    /// <param name="inputs">[neurons, inputs], scaled.</param>
    /// <param name="sums">Receives one for each neuron.</param>
    /// <param name="slopes">Receives [neurons, inputs].</param>
    public void Evaluate(ReadOnlySpan<float> inputs, Span<float> sums, Span<float> slopes)
    {
        int rows = _neurons.Length;
        inputs.CopyTo(_batch.Values.Span);
        _pass.Run(rows);

        int outputs = _network.Outputs;
        _deltas[^1].Span.Clear();
        for (int row = 0; row < rows; row++)
        {
            sums[row] = _pass.Outputs.Span[(row * outputs) + _neurons[row]];
            _deltas[^1].Span[(row * outputs) + _neurons[row]] = 1;
        }
        for (int i = _deltas.Length - 1; i > 0; i--)
            _pass.Layers[i - 1].Backward(_pass.Layers[i], 0, Deltas(i), Deltas(i - 1), _team);
        MatrixMultiply.Multiply(Deltas(0), _pass.Layers[0].WeightsOf(0).Transposed,
            new Matrix(_slopes.Pointer, rows, _network.Inputs),
            default(NoEpilogue), _team);
        _slopes.Span.CopyTo(slopes);
    }

    public void Dispose() => _team.Dispose();

    private Matrix Deltas(int layer) => new(_deltas[layer].Pointer, _neurons.Length, _network.Layers[layer].Outputs);

    /// <summary>The network up to a layer, without scaling.</summary>
    private static Network UpTo(Network network, int layer)
    {
        var part = new Network(network.Inputs,
            [.. network.Layers.Take(layer + 1).Select(
                (l, i) => new Dense(l.Outputs, i == layer ? Activation.Identity : l.Activation))]);
        network.Parameters.Span[..part.ParameterCount].CopyTo(part.Parameters.Span);
        return part;
    }
}
