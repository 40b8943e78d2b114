namespace FourPixel.Tool.Tasks;

/// <summary>The target of a model, as stored in its file.</summary>
/// <param name="Name">multiclass, binary or regression.</param>
/// <param name="Labels">The columns that are predicted.</param>
/// <param name="Classes">The names of the classes; for a binary task, negative then positive; for a regression, none.</param>
internal sealed record TaskCard(string Name, IReadOnlyList<LabelColumn> Labels, IReadOnlyList<string> Classes);
