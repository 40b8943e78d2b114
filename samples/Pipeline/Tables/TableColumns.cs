namespace FourPixel.Samples;

/// <summary>The names of a table's columns by their part in a pipeline.</summary>
/// <param name="Numbers">Feature columns of numbers.</param>
/// <param name="Texts">Feature columns of text.</param>
/// <param name="Label">The column to predict.</param>
/// <param name="Categories">The label's values, in the order of their keys.</param>
internal sealed record TableColumns(string[] Numbers, string[] Texts, string Label, Category[] Categories);

/// <summary>A value of the label. ML.NET reads its keys from a data view of these.</summary>
internal sealed class Category
{
    public string Name { get; set; } = "";
}
