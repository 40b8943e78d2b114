namespace FourPixel.MLNet;

/// <summary>
/// A calibration curve (reliability diagram). For a calibrated model, about 80% of the rows with a probability of 0.8 are
/// correct.
/// </summary>
/// <param name="Bins">The bins, of equal width, from 0 to 1.</param>
public sealed record CalibrationCurve(IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>Gets the number of rows in all bins.</summary>
    public long Rows => Bins.Sum(bin => bin.Rows);

    /// <summary>
    /// Gets the expected calibration error: the mean of |mean probability - frequency| over all bins, weighted by their rows
    /// (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017). From 0, the best, to 1; NaN if there
    /// are no rows.
    /// </summary>
    public double ExpectedCalibrationError =>
        Bins.Where(bin => bin.Rows > 0).Sum(bin => bin.Rows * Math.Abs(bin.MeanProbability - bin.Frequency)) / Rows;
}
