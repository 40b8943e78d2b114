using Microsoft.ML.Data;

namespace FourPixel.Samples.Cluster;

/// <summary>A row of penguins.csv.</summary>
internal sealed class Penguin
{
    [LoadColumn(0)] public string Species { get; set; } = "";
    [LoadColumn(1)] public string Island { get; set; } = "";
    [LoadColumn(2, 5), VectorType(4)] public float[] Sizes { get; set; } = [];
    [LoadColumn(6)] public string Sex { get; set; } = "";
}
