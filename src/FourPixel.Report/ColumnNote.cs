namespace FourPixel.Report;

/// <summary>What is known of a column beside what the held-out rows tell.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What was made of it, or why it was left out.</param>
public sealed record ColumnNote(string Name, string Use);
