namespace FourPixel.MLNet;

/// <summary>A calibration row.</summary>
/// <param name="Inputs">The inputs that predict the row's difficulty: its features, if there are not too many, and its score.</param>
/// <param name="Score">The model's score.</param>
/// <param name="Label">The row's label.</param>
internal readonly record struct CalibrationRow(float[] Inputs, float Score, float Label);
