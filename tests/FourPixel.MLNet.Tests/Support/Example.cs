using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row with three features, a label of every kind, and columns that are neither.</summary>
public sealed class Example
{
    public float A { get; set; }

    public float B { get; set; }

    public float C { get; set; }

    /// <summary>A key: 0 to 2; anything above is missing.</summary>
    [KeyType(3)]
    public uint Class { get; set; }

    public string Kind { get; set; } = "";

    public bool IsLarge { get; set; }

    public float Price { get; set; }

    [VectorType(2)]
    public float[] Prices { get; set; } = [0, 0];

    public float Weight { get; set; } = 1;

    /// <summary>A vector of unknown size.</summary>
    public float[] Free { get; set; } = [];

    public float[] ToInputs() => [A, B, C];
}
