namespace FourPixel.Net.Training;

/// <summary>The mean of batches' losses, each counting by its rows' weights.</summary>
internal struct MeanLoss
{
    private double _sum;

    public readonly double Value => Weight > 0 ? _sum / Weight : 0;

    /// <summary>The weight of all batches so far.</summary>
    public double Weight { get; private set; }

    /// <returns>The weight of the batch.</returns>
    public double Add(double loss, BatchReader batch)
    {
        double weight = LossFunction.TotalWeight(batch.Weights, batch.Rows);
        _sum += loss * weight;
        Weight += weight;
        return weight;
    }
}
