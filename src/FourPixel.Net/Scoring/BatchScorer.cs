using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Training;

namespace FourPixel.Net.Scoring;

/// <summary>Forward propagation of small batches on one thread, in memory that is allocated once. Not thread-safe.</summary>
internal sealed class BatchScorer : IDisposable
{
    private readonly Network _network;
    private readonly ThreadTeam _alone = new(1);
    private readonly InputBatch _batch;
    private readonly ForwardPass _pass;

    /// <param name="network">The network. Don't change its weights afterwards.</param>
    /// <param name="encoder">Tells which columns are in the matrix product.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    public BatchScorer(Network network, RowEncoder encoder, int capacity)
    {
        _network = network;
        _batch = new InputBatch(network, encoder, capacity);
        _pass = new ForwardPass(network, _batch, capacity, _alone);
        _pass.Prepare();
    }

    /// <param name="inputs">[rows, inputs].</param>
    /// <returns>The network's outputs, [rows, outputs], until the next call.</returns>
    public ReadOnlySpan<float> Score(ReadOnlySpan<float> inputs)
    {
        int rows = inputs.Length / _network.Inputs;
        _batch.Fill(inputs);
        _pass.Run(rows);
        Span<float> answers = _pass.Outputs.Span[..(rows * _network.Layers[^1].Outputs)];
        MemberMean.Take(answers, _network.Members, _network.Outputs);
        Span<float> outputs = answers[..(rows * _network.Outputs)];
        _network.OutputScaler?.Apply(outputs);
        return outputs;
    }

    /// <summary>The outputs of a layer before the last, [rows, its outputs], after <see cref="Score"/>.</summary>
    public ReadOnlySpan<float> OutputsOf(int layer) => _pass.Layers[layer].Outputs.Span;

    public void Dispose() => _alone.Dispose();
}
