namespace FourPixel.MLNet;

/// <summary>The metrics of one target of a regression with several targets, over the rows that have a label for it.</summary>
/// <param name="Name">
/// The name of the target's slot in the label column, else in the score column; if neither has slot names, the slot's number,
/// counted from 0. For a label that is a single number, the name of its column.
/// </param>
/// <param name="Rows">The number of rows evaluated.</param>
/// <param name="RowsWithoutLabel">The number of rows skipped because the target is NaN.</param>
/// <param name="MeanAbsoluteError">The mean of |label - score|; 0 is best.</param>
/// <param name="MeanSquaredError">The mean of (label - score)^2; 0 is best.</param>
/// <param name="RSquared">
/// The coefficient of determination: 1 - sum of (label - score)^2 / sum of (label - mean label)^2. 1 is best, a constant
/// prediction of the mean gets 0, and there is no lower bound. For a constant label: 1 if every score is correct, else 0, as in
/// scikit-learn.
/// </param>
/// <remarks>All metrics are NaN if no row has a label or if any score is NaN.</remarks>
public sealed record TargetMetrics(string Name, long Rows, long RowsWithoutLabel, double MeanAbsoluteError,
    double MeanSquaredError, double RSquared)
{
    /// <summary>Gets the square root of <see cref="MeanSquaredError"/>, in the label's units; 0 is best.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);
}
