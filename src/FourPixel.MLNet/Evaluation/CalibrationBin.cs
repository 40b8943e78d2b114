namespace FourPixel.MLNet;

/// <summary>One bin of a <see cref="CalibrationCurve"/>: the rows whose probabilities lie between two bounds.</summary>
/// <param name="From">The lower bound, inclusive.</param>
/// <param name="To">The upper bound, exclusive; 1 belongs to the last bin.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="MeanProbability">The mean predicted probability; NaN if there are no rows.</param>
/// <param name="Frequency">The share of rows for which the prediction was correct; NaN if there are no rows.</param>
public sealed record CalibrationBin(double From, double To, long Rows, double MeanProbability, double Frequency);
