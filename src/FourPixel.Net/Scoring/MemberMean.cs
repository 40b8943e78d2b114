using System.Numerics.Tensors;
using FourPixel.Net.Activations;

namespace FourPixel.Net.Scoring;

/// <summary>
/// The mean of the members' outputs, as probabilities or numbers. For raw outputs (before the activation), the mean goes through
/// the inverse of the activation.
/// </summary>
internal static class MemberMean
{
    /// <summary>The minimum mean before its logarithm is taken, so that the logarithm is finite.</summary>
    public const float Minimum = 1e-37f;

    /// <summary>Computes the mean output of all members.</summary>
    /// <param name="answers">[rows, members, outputs]; receives [rows, outputs] at its beginning.</param>
    /// <param name="members">The number of members.</param>
    /// <param name="outputs">The number of outputs.</param>
    public static void Take(Span<float> answers, int members, int outputs)
    {
        if (members == 1)
            return;
        int rows = answers.Length / (members * outputs);
        if (outputs == 1)
        {
            TakeSingle(answers, members, rows);
            return;
        }
        for (int row = 0; row < rows; row++)
        {
            Span<float> mean = answers.Slice(row * outputs, outputs);
            ReadOnlySpan<float> all = answers.Slice(row * members * outputs, members * outputs);
            all[..outputs].CopyTo(mean);
            for (int member = 1; member < members; member++)
                TensorPrimitives.Add(mean, all.Slice(member * outputs, outputs), mean);
            TensorPrimitives.Divide(mean, members, mean);
        }
    }

    /// <summary>The same for a single output, which is too short for vectors.</summary>
    private static void TakeSingle(Span<float> answers, int members, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> all = answers.Slice(row * members, members);
            float sum = all[0];
            for (int member = 1; member < members; member++)
                sum += all[member];
            answers[row] = sum / members;
        }
    }

    /// <summary>Computes the raw output that gives the mean output of all members.</summary>
    /// <param name="raw">[rows, members, outputs]; receives [rows, outputs] at its beginning.</param>
    /// <param name="members">The number of members.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="activation">The output activation.</param>
    public static void TakeRaw(Span<float> raw, int members, int outputs, Activation activation)
    {
        if (members == 1)
            return;
        Span<float> mean = raw[..(raw.Length / members)];
        switch (activation)
        {
            case Activation.Softmax:
                Softmax.Apply(raw, raw, outputs);
                Take(raw, members, outputs);
                Log(mean);
                break;
            case Activation.Exponential:
                TensorPrimitives.Exp(raw, raw);
                Take(raw, members, outputs);
                Log(mean);
                break;
            case Activation.Sigmoid:
                TakeLogits(raw, members, outputs);
                break;
            default:
                Take(raw, members, outputs);
                break;
        }
    }

    /// <summary>log(mean of p) - log(mean of 1 - p), where 1 - p is the sigmoid of the negative logit, which is accurate.</summary>
    private static void TakeLogits(Span<float> logits, int members, int outputs)
    {
        int answers = logits.Length / members;
        for (int i = 0; i < answers; i++)
        {
            (int row, int output) = Math.DivRem(i, outputs);
            double yes = 0, no = 0;
            for (int member = 0; member < members; member++)
            {
                double logit = logits[(((row * members) + member) * outputs) + output];
                yes += 1 / (1 + Math.Exp(-logit));
                no += 1 / (1 + Math.Exp(logit));
            }
            logits[i] = (float)(Math.Log(Math.Max(yes / members, Minimum)) - Math.Log(Math.Max(no / members, Minimum)));
        }
    }

    private static void Log(Span<float> means)
    {
        TensorPrimitives.Max(means, Minimum, means);
        TensorPrimitives.Log(means, means);
    }
}
