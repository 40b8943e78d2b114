namespace FourPixel.Tool.Tasks;

/// <summary>What a model predicts, as its file says it.</summary>
/// <param name="Name">multiclass, binary or regression.</param>
/// <param name="Labels">The columns that are predicted.</param>
/// <param name="Classes">The classes by name; of a binary task the negative, then the positive; of a regression none.</param>
internal sealed record TaskCard(string Name, IReadOnlyList<LabelColumn> Labels, IReadOnlyList<string> Classes);
