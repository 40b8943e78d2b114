using System.Numerics.Tensors;

namespace FourPixel.Net.Training;

/// <summary>
/// Finds the number by which raw outputs are best multiplied, which is one over their temperature: the loss with each of a row
/// of numbers, each 19% above the one before, is measured at once (Guo et al., "On calibration of modern neural networks", 2017).
/// </summary>
/// <param name="loss">A cross-entropy.</param>
/// <param name="capacity">The most raw outputs in a batch.</param>
internal sealed class LogitScaling(LossFunction loss, int capacity)
{
    private const int StepsPerDoubling = 4;
    private const int Halvings = 8;

    private readonly float[] _scaled = new float[capacity];
    private readonly float[] _gradient = new float[capacity];
    private readonly MeanLoss[] _losses = new MeanLoss[1 + (Halvings * StepsPerDoubling)];

    /// <summary>
    /// The best number, from a 256th to 1: few validation rows are easily all right, and would ask for more and more certainty.
    /// </summary>
    public float Best => ScaleOf(IndexOfBest());

    /// <summary>The loss with the best number.</summary>
    public double LeastLoss => _losses[IndexOfBest()].Value;

    /// <summary>Forgets all rows.</summary>
    public void Start() => Array.Clear(_losses);

    /// <summary>Takes note of the raw outputs of a batch.</summary>
    public void Add(ReadOnlySpan<float> outputs, BatchReader batch)
    {
        Span<float> scaled = _scaled.AsSpan(0, outputs.Length), gradient = _gradient.AsSpan(0, outputs.Length);
        for (int i = 0; i < _losses.Length; i++)
        {
            TensorPrimitives.Multiply(outputs, ScaleOf(i), scaled);
            _losses[i].Add(loss.Sum(scaled, batch.Targets, batch.Weights, gradient, batch.Rows, divisor: 1), batch);
        }
    }

    private static float ScaleOf(int i) => MathF.Pow(2, ((float)i / StepsPerDoubling) - Halvings);

    private int IndexOfBest()
    {
        int best = Halvings * StepsPerDoubling;
        for (int i = 0; i < _losses.Length; i++)
        {
            if (_losses[i].Value < _losses[best].Value)
                best = i;
        }
        return best;
    }
}
