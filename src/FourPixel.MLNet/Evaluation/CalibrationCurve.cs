namespace FourPixel.MLNet;

/// <summary>
/// How far a model's probabilities can be believed (reliability diagram): of all rows for which it says 0.8, about 80% should
/// come true.
/// </summary>
/// <param name="Bins">Of equal width, from 0 to 1.</param>
public sealed record CalibrationCurve(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>The rows of all bins.</summary>
    public long Rows => Bins.Sum(bin => bin.Rows);

    /// <summary>
    /// The mean of |mean probability - frequency| over all bins, weighted by their rows (Guo, Pleiss, Sun and Weinberger, "On
    /// calibration of modern neural networks", 2017); 0 is best, NaN without rows.
    /// </summary>
    public double ExpectedCalibrationError =>
        Bins.Where(bin => bin.Rows > 0).Sum(bin => bin.Rows * Math.Abs(bin.MeanProbability - bin.Frequency)) / Rows;
}
