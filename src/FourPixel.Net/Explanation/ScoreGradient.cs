using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Explanation;

/// <summary>
/// The scores of some points, each given by the weighted sums of the first layer, and the slopes of a score for these sums:
/// forward propagation and backpropagation through the network, without the weights of its first layer.
/// </summary>
internal sealed unsafe class ScoreGradient : IDisposable
{
    private readonly Network _network;
    private readonly EncodedFirstLayer _first;
    private readonly OutputScore _score;
    private readonly ThreadTeam _team = new(1);
    private readonly LayerPass[] _layers;
    private readonly PinnedBuffer[] _deltas;

    /// <param name="network">The network.</param>
    /// <param name="first">The first layer.</param>
    /// <param name="capacity">The maximum number of points in a batch.</param>
    public ScoreGradient(Network network, EncodedFirstLayer first, int capacity)
    {
        _network = network;
        _first = first;
        _score = new OutputScore(network);
        _layers =
        [
            .. network.Layers.Select((layer, i) => LayerPass.Create(network, layer,
                i == network.Layers.Count - 1 ? _score.LayerActivation : layer.Activation, capacity)),
        ];
        foreach (LayerPass layer in _layers)
            layer.KeepSlopes();
        _deltas = [.. network.Layers.Select(layer => new PinnedBuffer(checked(capacity * layer.Outputs)))];
    }

    /// <summary>The sums of a point without the constant part; fill them in before each <see cref="Forward"/>.</summary>
    public Span<float> SumsOf(int point) => Row(_layers[0].Outputs, point, _first.Width);

    /// <summary>The slopes of the score for the sums of a point; known after <see cref="Backward"/>.</summary>
    public ReadOnlySpan<float> SlopesOf(int point) => Row(_deltas[0], point, _first.Width);

    /// <summary>A score of a point; known after <see cref="Forward"/>.</summary>
    public double Score(int point, int output) => _score.Of(Row(_layers[^1].Outputs, point, _layers[^1].Layer.Outputs), output);

    /// <summary>Runs forward propagation for the first points.</summary>
    public void Forward(int points)
    {
        _layers[0].Activate(0, points, 0, _first.Width, _first.Start);
        for (int i = 1; i < _layers.Length; i++)
            for (int group = 0; group < _network.Layers[i].Groups; group++)
                _layers[i].Forward(_layers[i - 1].OutputsOf(points), group, _team);
        _score.Finish(_layers[^1].Outputs.Span[..(points * _layers[^1].Layer.Outputs)]);
    }

    /// <summary>Runs backpropagation from one of the scores to the sums of the first layer.</summary>
    /// <param name="points">The number of points, as in the forward propagation.</param>
    /// <param name="output">Which score.</param>
    public void Backward(int points, int output)
    {
        int width = _layers[^1].Layer.Outputs;
        for (int point = 0; point < points; point++)
            _score.Slopes(Row(_layers[^1].Outputs, point, width), output, Row(_deltas[^1], point, width));
        if (_score.LayerActivation != Activation.Identity)
            _layers[^1].BackwardFromOutputs(Deltas(_deltas.Length - 1, points));
        for (int i = _layers.Length - 1; i > 0; i--)
            for (int group = 0; group < _network.Layers[i].Groups; group++)
                _layers[i - 1].Backward(_layers[i], group, Deltas(i, points), Deltas(i - 1, points), _team);
    }

    public void Dispose() => _team.Dispose();

    private Matrix Deltas(int layer, int points) => new(_deltas[layer].Pointer, points, _network.Layers[layer].Outputs);

    private static Span<float> Row(PinnedBuffer rows, int row, int width) => rows.Span.Slice(row * width, width);
}
