namespace FourPixel.Net;

/// <summary>
/// The decomposition of a row's score: <see cref="Score"/> = <see cref="MeanBaselineScore"/> + <see cref="Sum"/> +
/// <see cref="Rest"/>. A score is the network's output; for a probability p (softmax or sigmoid), it is the log-odds log(p) -
/// log(1 - p).
/// </summary>
/// <param name="Output">The network's output that is explained, counted from 0; with softmax, the class.</param>
/// <param name="Score">The row's score.</param>
/// <param name="MeanBaselineScore">The mean score of the baselines.</param>
/// <param name="Sum">The sum of all contributions.</param>
public readonly record struct ScoreContributions(int Output, double Score, double MeanBaselineScore, double Sum)
{
    /// <summary>
    /// Gets the part of the score that the contributions don't explain: the error of numerical integration, usually below 1% of
    /// the spread of the scores.
    /// </summary>
    public double Rest => Score - MeanBaselineScore - Sum;
}
