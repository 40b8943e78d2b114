using FourPixel.Net.Activations;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net;

/// <summary>
/// Scores one row at a time without allocating memory, for use in applications. Not thread-safe: use one scorer for each thread.
/// </summary>
public sealed unsafe class RowScorer
{
    private readonly Network _network;
    private readonly bool _rawOutputs;
    private readonly LayerKernel[] _kernels;
    private readonly Activation _outputActivation;
    private readonly RowEncoder _encoder;
    private readonly SparseRows _listed = new(1);
    private readonly PinnedBuffer _coefficients;
    private readonly BinKnots? _knots;
    private readonly SparseRows _knotsOfRow = new(1);
    private readonly KnotTable? _table;
    private readonly PinnedBuffer _start;
    private readonly PinnedBuffer _sums;
    private readonly PinnedBuffer[] _outputs;

    /// <summary>Creates a scorer for a network.</summary>
    /// <param name="network">The network. Don't change it while the scorer is in use.</param>
    public RowScorer(Network network) : this(network, rawOutputs: false)
    {
    }

    /// <summary>Creates a scorer that can skip the activation of the output layer.</summary>
    internal RowScorer(Network network, bool rawOutputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _rawOutputs = rawOutputs;
        _outputActivation = rawOutputs ? Activation.Identity : network.Layers[^1].Activation;
        _kernels = [.. network.Layers.SkipLast(1).Select(layer => LayerKernel.Create(layer.Activation)), LayerKernel.Create(_outputActivation)];
        _outputs = [.. network.Layers.Select(layer => new PinnedBuffer(layer.Outputs))];

        Layer first = network.Layers[0];
        _encoder = RowEncoder.ListOnly(network.InputScaler, network.Inputs);
        _coefficients = new PinnedBuffer(network.Inputs);
        _start = new PinnedBuffer(first.Outputs);
        _listed.AddZeros(_encoder);
        LayerKernel.Sums.Run(_listed[0], Weights(first), first.Outputs, Biases(first), _start.Pointer, first.Outputs);

        _knots = network.InputScaler?.Bins?.Knots;
        _sums = new PinnedBuffer(_knots == null ? 0 : first.Outputs);
        _table = KnotTable.Of(network);
    }

    /// <summary>Scores one row.</summary>
    /// <param name="inputs">The inputs, [<see cref="Network.Inputs"/>].</param>
    /// <param name="outputs">Receives the outputs, [<see cref="Network.Outputs"/>].</param>
    /// <exception cref="ArgumentException">A length doesn't match the network.</exception>
    public void Score(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length != _network.Inputs)
            throw new ArgumentException($"The row has {inputs.Length} inputs; the network has {_network.Inputs}.", nameof(inputs));
        CheckOutputs(outputs);

        float* start = Start(new InputRow(inputs));
        _encoder.Coefficients(inputs, _coefficients.Span);
        _listed.Clear();
        _listed.Add(inputs.Length);
        _listed.SetNonZeros(0, _coefficients.Span);
        if (_listed[0].Count < inputs.Length / 2)
            Finish(_listed[0], start, outputs);
        else
            Finish(new DenseRow(_coefficients.Pointer, inputs.Length), start, outputs);
    }

    /// <summary>Scores one sparse row, in time proportional to its values. The result is that of the dense row.</summary>
    /// <param name="columns">The indices of the inputs that are not 0, ascending.</param>
    /// <param name="values">The values of those inputs.</param>
    /// <param name="outputs">Receives the outputs, [<see cref="Network.Outputs"/>].</param>
    /// <exception cref="ArgumentException">A length doesn't match, or the columns are not ascending or out of range.</exception>
    public void Score(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> outputs)
    {
        InputRow.Check(columns, values, _network.Inputs);
        CheckOutputs(outputs);

        var row = new InputRow(columns, values);
        float* start = Start(row);
        List(row, _encoder, _listed);
        Finish(_listed[0], start, outputs);
    }

    /// <summary>Scores one row, dense or sparse.</summary>
    internal void Score(InputRow inputs, Span<float> outputs)
    {
        if (inputs.IsSparse)
            Score(inputs.Columns, inputs.Values, outputs);
        else
            Score(inputs.Values, outputs);
    }

    /// <summary>The initial sums: the biases, the sums of a row of zeros, and the bins.</summary>
    private float* Start(InputRow row)
    {
        if (_knots == null)
            return _start.Pointer;
        List(row, _knots, _knotsOfRow);
        LayerKernel.Sums.Run(_knotsOfRow[0], _table![0].Data, _sums.Length, _start.Pointer, _sums.Pointer, _sums.Length);
        return _sums.Pointer;
    }

    private static void List(InputRow row, IRowLister lister, SparseRows list)
    {
        list.Clear();
        list.Add(lister.MostOf(row));
        list.Set(0, row, lister);
    }

    private void Finish(DenseRow row, float* start, Span<float> outputs)
    {
        _kernels[0].Run(row, Weights(_network.Layers[0]), _outputs[0].Length, start, _outputs[0].Pointer, _outputs[0].Length);
        Finish(outputs);
    }

    private void Finish(SparseRow row, float* start, Span<float> outputs)
    {
        _kernels[0].Run(row, Weights(_network.Layers[0]), _outputs[0].Length, start, _outputs[0].Pointer, _outputs[0].Length);
        Finish(outputs);
    }

    private void Finish(Span<float> outputs)
    {
        for (int i = 1; i < _kernels.Length; i++)
        {
            Layer layer = _network.Layers[i];
            int inputs = layer.InputsOfGroup, width = layer.OutputsOfGroup;
            for (int group = 0; group < layer.Groups; group++)
            {
                _kernels[i].Run(new DenseRow(_outputs[i - 1].Pointer + (group * inputs), inputs), layer.OfGroup(_network.Parameters.Pointer, group).Data, width,
                    Biases(layer) + (group * width), _outputs[i].Pointer + (group * width), width);
            }
        }
        Span<float> answers = _outputs[^1].Span;
        if (_outputActivation == Activation.Softmax)
            Softmax.Apply(answers, answers, outputs.Length);
        if (_rawOutputs)
            MemberMean.TakeRaw(answers, _network.Members, outputs.Length, _network.Layers[^1].Activation);
        else
            MemberMean.Take(answers, _network.Members, outputs.Length);
        answers[..outputs.Length].CopyTo(outputs);
        _network.OutputScaler?.Apply(outputs);
    }

    private float* Weights(Layer layer) => _network.Parameters.Pointer + layer.WeightRange.Start.Value;

    private float* Biases(Layer layer) => _network.Parameters.Pointer + layer.BiasRange.Start.Value;

    private void CheckOutputs(Span<float> outputs)
    {
        if (outputs.Length != _network.Outputs)
            throw new ArgumentException($"There is room for {outputs.Length} outputs; the network has {_network.Outputs}.", nameof(outputs));
    }
}
