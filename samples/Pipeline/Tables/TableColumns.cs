namespace FourPixel.Samples;

/// <summary>The names of a table's feature columns.</summary>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="Texts">Columns of text.</param>
internal sealed record TableColumns(string[] Numbers, string[] Texts);
