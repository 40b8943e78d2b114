namespace FourPixel.Report;

/// <summary>A note on a column, in addition to what the report finds in the held-out rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">What the column is used as, or why it is not used.</param>
public sealed record ColumnNote(string Name, string Use);
