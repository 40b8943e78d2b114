namespace FourPixel.MLNet;

/// <summary>How well one of several targets is predicted, over the rows that have a label for it.</summary>
/// <param name="Name">
/// The name of the target's slot in the label column, or else in the score column; where neither has names, the slot's
/// number, counted from 0. Of a label that is a single number, the name of its column.
/// </param>
/// <param name="Rows">The rows that were judged.</param>
/// <param name="RowsWithoutLabel">The rows that were left out, because the target is NaN there.</param>
/// <param name="MeanAbsoluteError">The mean of |label - score|; 0 is best.</param>
/// <param name="MeanSquaredError">The mean of (label - score)^2; 0 is best.</param>
/// <param name="RSquared">
/// The coefficient of determination: 1 - sum of (label - score)^2 / sum of (label - mean label)^2. 1 is best, 0 is what the
/// mean as a constant answer gets, and there is no least. Of a label that is the same in all rows, 1 if every score is
/// right, else 0, as scikit-learn has it.
/// </param>
/// <remarks>
/// All metrics are NaN where no row has a label, and where a score is NaN.
/// </remarks>
public sealed record TargetMetrics(string Name, long Rows, long RowsWithoutLabel, double MeanAbsoluteError,
    double MeanSquaredError, double RSquared)
{
    /// <summary>The square root of <see cref="MeanSquaredError"/>, in the label's units; 0 is best.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);
}
