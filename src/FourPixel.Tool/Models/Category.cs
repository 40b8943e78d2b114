namespace FourPixel.Tool.Models;

/// <summary>A value of a text column. ML.NET reads the keys of one-hot vectors from a data view of these.</summary>
internal sealed class Category
{
    public string Name { get; set; } = "";
}
