using System.Numerics.Tensors;

namespace FourPixel.Net.Training;

/// <summary>Tracks the loss of each epoch, and keeps the weights with the lowest loss.</summary>
/// <param name="network">The network that is trained.</param>
/// <param name="patience">The number of epochs without improvement that are allowed; 0 for any number.</param>
/// <param name="minimumImprovement">The amount by which the loss has to fall to count as an improvement.</param>
/// <param name="keepsWeights">Whether weights are kept, or the loss is only watched.</param>
internal sealed class BestWeights(Network network, int patience, double minimumImprovement, bool keepsWeights) : ICheckpointed
{
    private readonly float[] _weights = keepsWeights ? new float[network.ParameterCount] : [];
    private double _least = double.PositiveInfinity;
    private double _reference = double.PositiveInfinity;
    private int _stale;
    private int _epoch;

    /// <summary>The epoch with the lowest loss so far, counted from 1; 0 before the first.</summary>
    public int Epoch => _epoch;

    /// <summary>Whether the loss has not improved for too many epochs.</summary>
    public bool IsOutOfPatience => patience > 0 && _stale >= patience;

    /// <summary>Records the loss of an epoch.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="logitScale">The factor of the raw outputs; it becomes part of the kept weights.</param>
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

    /// <summary>Restores the weights with the lowest loss.</summary>
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
