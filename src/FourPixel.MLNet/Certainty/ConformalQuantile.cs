using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// The threshold of conformal prediction (Vovk, Gammerman and Shafer, 2005): of n rows like those to come, the ceil((n + 1) coverage)-th
/// smallest score. A new row's score is above it with a probability of at most 1 - coverage, whatever the distribution.
/// </summary>
internal static class ConformalQuantile
{
    /// <summary>Checks that a coverage is between 0 and 1.</summary>
    public static void CheckCoverage(IExceptionContext owner, double coverage)
    {
        if (!(coverage > 0 && coverage < 1))
            throw owner.ExceptUserArg(nameof(coverage), $"is {coverage}; it must be above 0 and below 1.");
    }

    /// <summary>Finds the threshold.</summary>
    /// <param name="owner">The source of exceptions.</param>
    /// <param name="scores">The nonconformity score of each row; they are sorted in place.</param>
    /// <param name="coverage">The share of new rows that must be within the threshold.</param>
    /// <exception cref="InvalidOperationException">There are too few rows for the coverage.</exception>
    public static double Of(IExceptionContext owner, double[] scores, double coverage)
    {
        int rank = (int)Math.Ceiling((scores.Length + 1) * coverage);
        if (rank > scores.Length)
            throw owner.Except($"A coverage of {coverage} needs at least {(int)Math.Ceiling(coverage / (1 - coverage))} calibration rows; there are {scores.Length}. Use more rows or a lower coverage.");
        Array.Sort(scores);
        return scores[rank - 1];
    }
}
