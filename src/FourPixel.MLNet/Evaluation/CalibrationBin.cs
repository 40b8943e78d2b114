namespace FourPixel.MLNet;

/// <summary>The rows whose probabilities lie between two bounds.</summary>
/// <param name="From">The lower bound.</param>
/// <param name="To">The upper bound, which belongs to the next bin, but 1 to the last.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="MeanProbability">What the model said, on average; NaN without rows.</param>
/// <param name="Frequency">The share of the rows in which it came true; NaN without rows.</param>
public sealed record CalibrationBin(double From, double To, long Rows, double MeanProbability, double Frequency);
