namespace FourPixel.Samples;

/// <summary>A value of the label. ML.NET reads its keys from a data view of these.</summary>
internal sealed class Category
{
    public string Name { get; set; } = "";
}
