namespace FourPixel.Tool.Tables;

/// <summary>What the user says about the columns of a table.</summary>
/// <param name="Labels">The columns to predict; at least one.</param>
/// <param name="Ignored">The columns to leave out.</param>
/// <param name="Kept">The columns to use although they look like identifiers.</param>
/// <param name="Weight">The column that says how much each row counts; null where all count alike.</param>
internal sealed record TableChoice(
    IReadOnlyList<string> Labels, IReadOnlyList<string> Ignored, IReadOnlyList<string> Kept, string? Weight);
