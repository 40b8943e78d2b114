using System.Buffers;
using System.Numerics.Tensors;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// Finds the number by which raw outputs are best multiplied, which is one over their temperature: the loss with each of a row
/// of numbers, each 19% above the one before, is measured at once (Guo et al., "On calibration of modern neural networks", 2017).
/// </summary>
/// <param name="loss">A cross-entropy.</param>
/// <param name="network">Whose raw outputs they are.</param>
/// <param name="capacity">The maximum number of rows in a batch.</param>
internal sealed class LogitScaling(LossFunction loss, Network network, int capacity)
{
    private const int StepsPerDoubling = 4;
    private const int Halvings = 8;

    /// <summary>The raw outputs of a batch, [rows, members, outputs].</summary>
    private readonly float[] _outputs = new float[capacity * network.Layers[^1].Outputs];

    private readonly MeanLoss[] _losses = new MeanLoss[1 + (Halvings * StepsPerDoubling)];

    /// <summary>
    /// The best number, from a 256th to 1: few validation rows are easily all right, and would ask for more and more certainty.
    /// </summary>
    public float Best => ScaleOf(IndexOfBest());

    /// <summary>The loss with the best number.</summary>
    public double LeastLoss => _losses[IndexOfBest()].Value;

    /// <summary>Removes all rows.</summary>
    public void Start() => Array.Clear(_losses);

    /// <summary>Takes note of the raw outputs of a batch, [rows, members, outputs].</summary>
    public void Add(ReadOnlySpan<float> outputs, BatchReader batch, ThreadTeam team)
    {
        outputs.CopyTo(_outputs);
        team.Run(_losses.Length, new ScaleJob(this, batch, outputs.Length));
    }

    /// <summary>Takes note of the rows of all other ranks.</summary>
    public void Merge(RankGroup ranks) => ranks.Merge(_losses.AsSpan(), MeanLoss.Merge);

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

    /// <summary>The losses of a batch with one of the numbers.</summary>
    private readonly struct ScaleJob(LogitScaling scaling, BatchReader batch, int length) : IParallelJob
    {
        public void Run(int i) => scaling.Add(i, batch, length);
    }

    private void Add(int i, BatchReader batch, int length)
    {
        float[] scaled = ArrayPool<float>.Shared.Rent(length);
        TensorPrimitives.Multiply(_outputs.AsSpan(0, length), ScaleOf(i), scaled);
        MemberMean.TakeRaw(scaled.AsSpan(0, length), network.Members, network.Outputs, loss.Contains!.Value);
        int answers = batch.Rows * network.Outputs;
        _losses[i].Add(loss.Sum(scaled.AsSpan(0, answers), batch.Targets, batch.Weights, gradient: [], batch.Rows, divisor: 1), batch);
        ArrayPool<float>.Shared.Return(scaled);
    }
}
