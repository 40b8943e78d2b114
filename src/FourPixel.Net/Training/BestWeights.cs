using System.Numerics.Tensors;

namespace FourPixel.Net.Training;

/// <summary>Watches a loss from epoch to epoch, and keeps the weights that had the least.</summary>
/// <param name="network">The network that is trained.</param>
/// <param name="patience">Epochs without improvement that are put up with; 0 for any number.</param>
/// <param name="minimumImprovement">What the loss has to fall by to count as an improvement.</param>
/// <param name="keepsWeights">Whether weights are kept, or the loss is only watched.</param>
internal sealed class BestWeights(Network network, int patience, double minimumImprovement, bool keepsWeights) : ICheckpointed
{
    private readonly float[] _weights = keepsWeights ? new float[network.ParameterCount] : [];
    private double _least = double.PositiveInfinity;
    private double _reference = double.PositiveInfinity;
    private int _stale;
    private int _epoch;

    /// <summary>The epoch with the least loss so far, counted from 1; 0 before the first.</summary>
    public int Epoch => _epoch;

    /// <summary>Whether the loss has not improved for too many epochs.</summary>
    public bool IsOutOfPatience => patience > 0 && _stale >= patience;

    /// <summary>Takes note of an epoch's loss.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="logitScale">What the raw outputs are to be multiplied by; the kept weights do so.</param>
    public void Observe(int epoch, double loss, float logitScale = 1)
    {
        if (loss < _least)
        {
            _least = loss;
            _epoch = epoch;
            if (keepsWeights)
                Keep(logitScale);
        }

        _stale++;
        if (loss < _reference - minimumImprovement)
        {
            _reference = loss;
            _stale = 0;
        }
    }

    /// <summary>Gives the network the weights with the least loss back.</summary>
    public void Restore()
    {
        if (keepsWeights && Epoch > 0)
            _weights.CopyTo(network.Parameters.Span);
    }

    private void Keep(float logitScale)
    {
        network.Parameters.Span.CopyTo(_weights);
        Span<float> outputLayer = _weights.AsSpan(network.Layers[^1].WeightRange.Start.Value);
        TensorPrimitives.Multiply(outputLayer, logitScale, outputLayer);
    }

    public void Exchange(StateStream state)
    {
        state.Exchange(_weights.AsSpan());
        state.Exchange(ref _least);
        state.Exchange(ref _reference);
        state.Exchange(ref _stale);
        state.Exchange(ref _epoch);
    }
}
