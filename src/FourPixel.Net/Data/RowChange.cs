namespace FourPixel.Net.Data;

/// <summary>Changes the targets and the weight of a row.</summary>
internal delegate void RowChange(Span<float> targets, ref float weight);
