using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>A loss with a term for each output: the mean over the outputs of a row, then over the rows.</summary>
/// <param name="loss">The kind of loss.</param>
/// <param name="smoothing">The label smoothing of targets 0 and 1.</param>
/// <param name="parameter">Huber's delta or the quantile.</param>
internal sealed unsafe class ElementLossFunction<TLoss>(Loss loss, float smoothing = 0, float parameter = 0) : LossFunction(loss)
    where TLoss : struct, IElementLoss
{
    /// <summary>Rows of a single output that are worked on at a time.</summary>
    private const int RowsAtOnce = 64;

    public override Activation? Contains => TLoss.Contains;

    internal override double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, Span<float> gradient, int rows, double divisor)
    {
        int columns = outputs.Length / rows;
        double total = 0;
        fixed (float* output = outputs, target = targets, weight = weights, slope = gradient)
        {
            if (columns == 1)
                return SumOfSingles(output, target, weight, slope, rows, divisor);
            for (int row = 0; row < rows; row++)
            {
                double sum = 0;
                float ofRow = weight == null ? 1 : weight[row];
                float scale = (float)(ofRow / (divisor * columns));
                nint start = (nint)row * columns;
                var operation = new RowOperation(output, target, slope, &sum, scale, smoothing, parameter);
                Elementwise.Run(operation, start, start + columns);
                total += ofRow * sum / columns;
            }
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Smoothed<TLane>(float* targets, float smoothing) where TLane : struct, ILane<TLane> =>
        TLane.MultiplyAdd(TLane.Load(targets), 1f - smoothing, 0.5f * smoothing);

    /// <summary>The same for a single output: a row is too short for vectors, so that they hold several rows.</summary>
    private double SumOfSingles(float* output, float* target, float* weights, float* slope, int rows, double divisor)
    {
        double total = 0, scale = 1 / divisor;
        float* values = stackalloc float[RowsAtOnce], factors = stackalloc float[RowsAtOnce], ones = stackalloc float[RowsAtOnce];
        new Span<float>(ones, RowsAtOnce).Fill(1);
        for (int first = 0; first < rows; first += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, rows - first);
            float* weight = weights == null ? ones : weights + first;
            for (int i = 0; i < count && slope != null; i++)
                factors[i] = (float)(scale * weight[i]);
            Elementwise.Run(new SingleOperation(output, target, factors - first, slope, values - first, smoothing, parameter), first, first + count);
            total += Vectors.Dot(new ReadOnlySpan<float>(weight, count), new ReadOnlySpan<float>(values, count));
        }
        return total;
    }

    private readonly struct SingleOperation(float* output, float* target, float* factor, float* gradient, float* values, float smoothing,
        float parameter) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane answer = TLane.Load(output + index);
            TLane truth = Smoothed<TLane>(target + index, smoothing);
            TLane.Store(TLoss.Value<TLane>(answer, truth, parameter), values + index);
            if (gradient != null)
                TLane.Store(TLane.Load(factor + index) * TLoss.Gradient<TLane>(answer, truth, parameter), gradient + index);
        }
    }

    private readonly struct RowOperation(float* output, float* target, float* gradient, double* sum, float scale,
        float smoothing, float parameter) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane answer = TLane.Load(output + index);
            TLane truth = Smoothed<TLane>(target + index, smoothing);
            *sum += TLane.Sum(TLoss.Value<TLane>(answer, truth, parameter));
            if (gradient != null)
                TLane.Store(scale * TLoss.Gradient<TLane>(answer, truth, parameter), gradient + index);
        }
    }
}
