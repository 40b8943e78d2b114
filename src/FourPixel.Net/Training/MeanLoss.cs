namespace FourPixel.Net.Training;

/// <summary>The weighted mean loss over the outputs for batches.</summary>
internal struct MeanLoss
{
    private double _sum;
    private double _weight;

    public readonly double Value => _weight > 0 ? _sum / _weight : 0;

    /// <summary>Takes note of a batch.</summary>
    /// <param name="sum">The sum of weight times loss.</param>
    /// <param name="batch">Its rows.</param>
    public void Add(double sum, BatchReader batch)
    {
        _sum += sum;
        _weight += LossFunction.TotalWeight(batch.Weights, batch.Answers);
    }

    /// <summary>The mean loss of both.</summary>
    public static MeanLoss Merge(MeanLoss one, MeanLoss other) =>
        new() { _sum = one._sum + other._sum, _weight = one._weight + other._weight };
}
