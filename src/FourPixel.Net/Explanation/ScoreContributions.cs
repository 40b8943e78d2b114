namespace FourPixel.Net;

/// <summary>
/// What contributions add up to: <see cref="Score"/> = <see cref="MeanBaselineScore"/> + <see cref="Sum"/> + <see cref="Rest"/>.
/// A score is the network's answer, and of a probability p, which softmax and sigmoid give, the log-odds log(p) - log(1 - p).
/// </summary>
/// <param name="Output">The output of the network that is explained, counted from 0: of softmax, the class.</param>
/// <param name="Score">The row's score.</param>
/// <param name="MeanBaselineScore">The mean score of the baselines, which is the usual one.</param>
/// <param name="Sum">The sum of all contributions.</param>
public readonly record struct ScoreContributions(int Output, double Score, double MeanBaselineScore, double Sum)
{
    /// <summary>What the contributions do not explain, as integrals are taken numerically; usually below 1% of the scores' spread.</summary>
    public double Rest => Score - MeanBaselineScore - Sum;
}
