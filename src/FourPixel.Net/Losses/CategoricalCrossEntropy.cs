using System.Buffers;
using FourPixel.Net.Activations;

namespace FourPixel.Net.Losses;

/// <summary>
/// Softmax and -sum over c of q_c log p_c combined: for the logits z, log(sum over c of e^z_c) - sum over c of q_c z_c; its
/// derivative is p - q. The target is the class number y, and q_c = (1 - smoothing) [c = y] + smoothing / classes
/// (Szegedy et al., 2015).
/// </summary>
internal sealed class CategoricalCrossEntropy(float smoothing) : LossFunction(Loss.CategoricalCrossEntropy)
{
    public override Activation? Contains => Activation.Softmax;

    public override int TargetsPerRow(int outputs) => 1;

    internal override double Sum(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets,
        ReadOnlySpan<float> weights, Span<float> gradient, int rows, double divisor)
    {
        if (gradient.IsEmpty && !outputs.IsEmpty)
        {
            float[] room = ArrayPool<float>.Shared.Rent(outputs.Length);
            double sum = Sum(outputs, targets, weights, room.AsSpan(0, outputs.Length), rows, divisor);
            ArrayPool<float>.Shared.Return(room);
            return sum;
        }

        int classes = outputs.Length / rows;
        float background = smoothing / classes;
        Softmax.Apply(outputs, gradient, classes);

        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> logits = outputs.Slice(row * classes, classes);
            Span<float> slopes = gradient.Slice(row * classes, classes);
            int truth = (int)targets[row];
            if ((uint)truth >= (uint)classes || truth != targets[row])
                throw new ArgumentException($"Row {row} has class {targets[row]}; classes are 0 to {classes - 1}.", nameof(targets));
            float weight = weights.IsEmpty ? 1 : weights[row];
            float scale = (float)(weight / divisor);

            // The largest probability is never 0, and log p_c = z_c - z_largest + log p_largest.
            int largest = IndexOfMax(logits);
            double logSum = logits[largest] - Math.Log(slopes[largest]);
            double cost = logSum - ((1 - smoothing) * logits[truth]);
            if (smoothing > 0)
            {
                foreach (float logit in logits)
                    cost -= background * logit;
            }
            total += weight * cost;

            for (int c = 0; c < classes; c++)
                slopes[c] = scale * (slopes[c] - background);
            slopes[truth] -= scale * (1 - smoothing);
        }
        return total;
    }

    private static int IndexOfMax(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }
        return best;
    }
}
