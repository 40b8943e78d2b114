namespace FourPixel.Net.Training;

/// <summary>The mean loss over the answers to batches, each answer counting by its weight.</summary>
internal struct MeanLoss
{
    private double _sum;
    private double _weight;

    public readonly double Value => _weight > 0 ? _sum / _weight : 0;

    /// <summary>Takes note of a batch.</summary>
    /// <param name="sum">The sum of its answers' weights times losses.</param>
    /// <param name="batch">Its rows.</param>
    public void Add(double sum, BatchReader batch)
    {
        _sum += sum;
        _weight += LossFunction.TotalWeight(batch.Weights, batch.Answers);
    }

    /// <summary>The mean loss over the answers of both.</summary>
    public static MeanLoss Merge(MeanLoss one, MeanLoss other) =>
        new() { _sum = one._sum + other._sum, _weight = one._weight + other._weight };
}
