using FourPixel.Net.Activations;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
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
    private readonly PinnedBuffer _scaled;
    private readonly SparseRows _sparse = new(1);
    private readonly PinnedBuffer[] _outputs;
    private readonly BinKnots? _knots;
    private readonly SparseRows _knotsOfRow = new(1);
    private readonly PinnedBuffer _knotTable;
    private readonly PinnedBuffer _start;

    /// <summary>Makes a scorer for a network.</summary>
    /// <param name="network">The network, which is not to be changed while the scorer is in use.</param>
    public RowScorer(Network network) : this(network, rawOutputs: false)
    {
    }

    /// <summary>Creates a scorer that may leave out the activation of the output layer.</summary>
    internal RowScorer(Network network, bool rawOutputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _outputActivation = rawOutputs ? Activation.Identity : network.Layers[^1].Activation;
        _kernels = [.. network.Layers.SkipLast(1).Select(layer => LayerKernel.Create(layer.Activation)), LayerKernel.Create(_outputActivation)];
        _scaled = new PinnedBuffer(network.Inputs);
        _outputs = [.. network.Layers.Select(layer => new PinnedBuffer(layer.Outputs))];

        Layer first = network.Layers[0];
        _knots = network.InputScaler?.Bins?.Knots;
        _start = new PinnedBuffer(_knots == null ? 0 : first.Outputs);
        _knotTable = new PinnedBuffer(_knots == null ? 0 : checked(_knots.Count * first.Outputs));
        using var team = new ThreadTeam(1);
        _knots?.Sum(Weights(first) + ((nint)network.Inputs * first.Outputs), _knotTable.Pointer, first.Outputs, team);
    }

    /// <summary>Propagates one row.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="outputs">Receives the network's outputs.</param>
    /// <exception cref="ArgumentException">The lengths are not those of the network.</exception>
    public void Score(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length != _network.Inputs)
            throw new ArgumentException($"{inputs.Length} inputs; the network has {_network.Inputs}.", nameof(inputs));
        CheckOutputs(outputs);

        if (_network.InputScaler is InputScaler scaler)
            scaler.Apply(inputs, _scaled.Span);
        else
            inputs.CopyTo(_scaled.Span);
        Layer first = _network.Layers[0];
        float* start = Start(first, new InputRow(inputs));
        _kernels[0].Run(new DenseRow(_scaled.Pointer, inputs.Length), Weights(first), start, _outputs[0].Pointer, first.Outputs);
        Finish(outputs);
    }

    /// <summary>Propagates one sparse row, at the cost of its values. The answer is that to the row with its zeros written out.</summary>
    /// <param name="columns">The inputs that are not 0, ascending.</param>
    /// <param name="values">Their values.</param>
    /// <param name="outputs">Receives the network's outputs.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together or to the network, or the columns are not ascending or not those of the network.
    /// </exception>
    public void Score(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> outputs)
    {
        CheckColumns(columns, values);
        CheckOutputs(outputs);

        _sparse.Clear();
        _sparse.Add(columns.Length + (_network.InputScaler?.AddedValues ?? 0));
        _sparse.Set(0, new InputRow(columns, values), _network.InputScaler);
        Layer first = _network.Layers[0];
        float* start = Start(first, new InputRow(columns, values));
        _kernels[0].Run(_sparse[0], Weights(first), start, _outputs[0].Pointer, first.Outputs);
        Finish(outputs);
    }

    /// <summary>Whether a row with so many values that are not 0 is scored sooner as a sparse one.</summary>
    internal bool PrefersSparse(int values)
    {
        const int DenseValuesInTheTimeOfOne = 4;
        int added = _network.InputScaler?.AddedValues ?? 0;
        return DenseValuesInTheTimeOfOne * (values + added) < _network.Inputs;
    }

    /// <summary>What the weighted inputs are added to: the biases, and what the bins give.</summary>
    private float* Start(Layer first, InputRow row)
    {
        if (_knots == null)
            return Biases(first);
        _knotsOfRow.Clear();
        _knotsOfRow.Add(_knots.MostOfARow);
        _knotsOfRow.Set(0, row, _knots);
        LayerKernel.Sums.Run(_knotsOfRow[0], _knotTable.Pointer, Biases(first), _start.Pointer, first.Outputs);
        return _start.Pointer;
    }

    private void Finish(Span<float> outputs)
    {
        for (int i = 1; i < _kernels.Length; i++)
        {
            Layer layer = _network.Layers[i];
            _kernels[i].Run(new DenseRow(_outputs[i - 1].Pointer, layer.Inputs), Weights(layer), Biases(layer), _outputs[i].Pointer, layer.Outputs);
        }
        Span<float> answers = _outputs[^1].Span;
        if (_outputActivation == Activation.Softmax)
            Softmax.Apply(answers, answers, answers.Length);
        answers.CopyTo(outputs);
        _network.OutputScaler?.Apply(outputs);
    }

    private float* Weights(Layer layer) => _network.Parameters.Pointer + layer.WeightRange.Start.Value;

    private float* Biases(Layer layer) => _network.Parameters.Pointer + layer.BiasRange.Start.Value;

    private void CheckOutputs(Span<float> outputs)
    {
        if (outputs.Length != _network.Outputs)
            throw new ArgumentException($"Room for {outputs.Length} outputs; the network has {_network.Outputs}.", nameof(outputs));
    }

    private void CheckColumns(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        if (columns.Length != values.Length)
            throw new ArgumentException($"{columns.Length} columns but {values.Length} values.", nameof(values));
        int least = 0;
        foreach (int column in columns)
        {
            if (column < least || column >= _network.Inputs)
                throw new ArgumentException($"Column {column}; columns have to be ascending and below {_network.Inputs}.", nameof(columns));
            least = column + 1;
        }
    }
}
