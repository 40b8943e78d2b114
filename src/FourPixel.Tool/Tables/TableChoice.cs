namespace FourPixel.Tool.Tables;

/// <summary>The user's choice of the columns of a table.</summary>
/// <param name="Labels">The columns to predict; at least one.</param>
/// <param name="Ignored">The columns to leave out.</param>
/// <param name="Kept">The columns to use although they look like identifiers.</param>
/// <param name="Weight">The column with the weight of each row; null for equal weights.</param>
internal sealed record TableChoice(
    IReadOnlyList<string> Labels, IReadOnlyList<string> Ignored, IReadOnlyList<string> Kept, string? Weight);
