using FourPixel.Net;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;
using Microsoft.ML.Data;

namespace FourPixel.Tool.Models;

/// <summary>Computes the network's outputs for blocks of rows. Not thread-safe.</summary>
internal sealed class BlockScorer : IDisposable
{
    /// <summary>Rows with more inputs are mostly one-hot: they stay sparse, and are scored one at a time.</summary>
    private const int MaxDenseInputs = 256;

    private const int RowsAtOnce = 256;

    private readonly Network _network;
    private readonly RowScorer? _sparse;
    private readonly BatchScorer? _dense;
    private readonly float[] _inputs = [];
    private readonly float[] _outputs;

    public BlockScorer(Network network)
    {
        _network = network;
        _outputs = new float[RowBlock.MaxRows * network.Outputs];
        if (network.Inputs > MaxDenseInputs)
        {
            _sparse = new RowScorer(network);
            return;
        }
        _dense = new BatchScorer(network, RowEncoder.ProductOnly(network.InputScaler, network.Inputs), RowsAtOnce);
        _inputs = new float[RowsAtOnce * network.Inputs];
    }

    /// <returns>[rows, outputs], until the next call.</returns>
    public ReadOnlySpan<float> Score(RowBlock block)
    {
        if (_dense == null)
            ScoreSparse(block, _sparse!);
        else
            ScoreDense(block, _dense);
        return _outputs.AsSpan(0, block.Count * _network.Outputs);
    }

    public void Dispose() => _dense?.Dispose();

    private void ScoreDense(RowBlock block, BatchScorer scorer)
    {
        int width = _network.Inputs;
        for (int first = 0; first < block.Count; first += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, block.Count - first);
            for (int i = 0; i < count; i++)
                block.Features(first + i).CopyTo(_inputs.AsSpan(i * width, width));
            scorer.Score(_inputs.AsSpan(0, count * width)).CopyTo(_outputs.AsSpan(first * _network.Outputs));
        }
    }

    private void ScoreSparse(RowBlock block, RowScorer scorer)
    {
        for (int row = 0; row < block.Count; row++)
        {
            VBuffer<float> features = block.Features(row);
            Span<float> outputs = _outputs.AsSpan(row * _network.Outputs, _network.Outputs);
            if (features.IsDense)
                scorer.Score(features.GetValues(), outputs);
            else
                scorer.Score(features.GetIndices(), features.GetValues(), outputs);
        }
    }
}
