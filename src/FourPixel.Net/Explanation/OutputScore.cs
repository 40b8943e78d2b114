using FourPixel.Net.Activations;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Explanation;

/// <summary>
/// The part of a network's output that is explained: the mean of the members' outputs, before the network's <see cref="OutputScaler"/>;
/// for a probability p (sigmoid or softmax), the log-odds log(p) - log(1 - p). Log-odds are additive,
/// and they still change if probabilities are nearly 0 or 1.
/// </summary>
internal sealed class OutputScore(Network network)
{
    private readonly Activation _activation = network.Layers[^1].Activation;

    /// <summary>The activation that the last layer applies. A sigmoid is applied here instead, so that 1 - p stays accurate.</summary>
    public Activation LayerActivation => IsProbability ? Activation.Identity : _activation;

    private bool IsProbability => _activation is Activation.Softmax or Activation.Sigmoid;

    /// <summary>Finishes outputs of the last layer.</summary>
    /// <param name="answers">[points, members, outputs].</param>
    public void Finish(Span<float> answers)
    {
        if (_activation == Activation.Softmax)
            Softmax.Apply(answers, answers, network.Outputs);
    }

    /// <summary>The score of a point.</summary>
    /// <param name="answers">Finished, [members, outputs].</param>
    /// <param name="output">Which output.</param>
    public double Of(ReadOnlySpan<float> answers, int output)
    {
        if (IsProbability)
        {
            (double yes, double no) = MeanProbabilities(answers, output);
            return Math.Log(yes) - Math.Log(no);
        }
        double sum = 0;
        for (int member = 0; member < network.Members; member++)
            sum += answers[(member * network.Outputs) + output];
        return sum / network.Members;
    }

    /// <summary>The derivatives of the score with respect to the outputs of the last layer, with <see cref="LayerActivation"/> as activation.</summary>
    /// <param name="answers">Finished, [members, outputs].</param>
    /// <param name="output">Which output.</param>
    /// <param name="slopes">Receives [members, outputs].</param>
    public void Slopes(ReadOnlySpan<float> answers, int output, Span<float> slopes)
    {
        slopes.Clear();
        (double yes, double no) = IsProbability ? MeanProbabilities(answers, output) : (1, 1);
        for (int member = 0; member < network.Members; member++)
        {
            ReadOnlySpan<float> answer = answers.Slice(member * network.Outputs, network.Outputs);
            Span<float> slope = slopes.Slice(member * network.Outputs, network.Outputs);
            switch (_activation)
            {
                case Activation.Softmax:
                    // d/dp_k = 1 / (members yes), d/dp_j = -1 / (members no), and from p to the sums by softmax.
                    slope.Fill((float)(-1 / (network.Members * no)));
                    slope[output] = (float)(1 / (network.Members * yes));
                    Softmax.Backward(answer, slope, network.Outputs);
                    break;
                case Activation.Sigmoid:
                    (double p, double q) = Sigmoid(answer[output]);
                    slope[output] = (float)(p * q / (network.Members * yes * no));
                    break;
                default:
                    slope[output] = 1f / network.Members;
                    break;
            }
        }
    }

    /// <summary>The means of p and of 1 - p over the members.</summary>
    private (double Yes, double No) MeanProbabilities(ReadOnlySpan<float> answers, int output)
    {
        double yes = 0, no = 0;
        for (int member = 0; member < network.Members; member++)
        {
            ReadOnlySpan<float> answer = answers.Slice(member * network.Outputs, network.Outputs);
            (double p, double q) = _activation == Activation.Sigmoid ? Sigmoid(answer[output]) : (answer[output], OfOthers(answer, output));
            yes += p;
            no += q;
        }
        return (Math.Max(yes / network.Members, MemberMean.Minimum), Math.Max(no / network.Members, MemberMean.Minimum));
    }

    /// <summary>1 - p; if p is nearly 1, the sum of the other probabilities is more accurate.</summary>
    private static double OfOthers(ReadOnlySpan<float> probabilities, int output)
    {
        if (probabilities[output] < 0.5f)
            return 1.0 - probabilities[output];
        double sum = 0;
        for (int other = 0; other < probabilities.Length; other++)
            sum += other == output ? 0 : probabilities[other];
        return sum;
    }

    private static (double P, double OneMinusP) Sigmoid(double logit) => (1 / (1 + Math.Exp(-logit)), 1 / (1 + Math.Exp(logit)));
}
