namespace FourPixel.MLNet;

/// <summary>A row with its answer.</summary>
/// <param name="Inputs">What the difficulty of the row is told from: its features, if there are not too many, and its score.</param>
/// <param name="Score">The model's answer.</param>
/// <param name="Label">The right one.</param>
internal readonly record struct CalibrationRow(float[] Inputs, float Score, float Label);
