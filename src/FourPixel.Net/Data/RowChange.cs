namespace FourPixel.Net.Data;

/// <summary>Changes what is known of a row beside its inputs: its targets, and how much it counts.</summary>
internal delegate void RowChange(Span<float> targets, ref float weight);
