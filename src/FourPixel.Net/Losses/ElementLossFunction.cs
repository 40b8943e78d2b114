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
    public override Activation? Contains => TLoss.Contains;

    internal override double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, Span<float> gradient, int rows, double divisor)
    {
        int columns = outputs.Length / rows;
        double total = 0;
        fixed (float* output = outputs, target = targets, slope = gradient)
        {
            for (int row = 0; row < rows; row++)
            {
                double sum = 0;
                float weight = weights.IsEmpty ? 1 : weights[row];
                float scale = (float)(weight / (divisor * columns));
                nint start = (nint)row * columns;
                var operation = new RowOperation(output, target, slope, &sum, scale, smoothing, parameter);
                Elementwise.Run(operation, start, start + columns);
                total += weight * sum / columns;
            }
        }
        return total;
    }

    private readonly struct RowOperation(float* output, float* target, float* gradient, double* sum, float scale,
        float smoothing, float parameter) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane answer = TLane.Load(output + index);
            TLane truth = TLane.MultiplyAdd(TLane.Load(target + index), 1f - smoothing, 0.5f * smoothing);
            *sum += TLane.Sum(TLoss.Value<TLane>(answer, truth, parameter));
            TLane.Store(scale * TLoss.Gradient<TLane>(answer, truth, parameter), gradient + index);
        }
    }
}
