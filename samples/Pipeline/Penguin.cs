using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>A row of penguins.csv. Empty cells become an empty text or NaN, which count as missing.</summary>
internal sealed class Penguin
{
    [LoadColumn(0)]
    public string Species { get; set; } = "";

    [LoadColumn(1)]
    public string Island { get; set; } = "";

    /// <summary>The bill's length and depth in mm.</summary>
    [LoadColumn(2, 3)]
    [VectorType(2)]
    public float[] Bill { get; set; } = [];

    /// <summary>The flipper's length in mm.</summary>
    [LoadColumn(4)]
    public float Flipper { get; set; }

    /// <summary>The body mass in g.</summary>
    [LoadColumn(5)]
    public float Mass { get; set; }

    [LoadColumn(6)]
    public string Sex { get; set; } = "";
}
