using Microsoft.ML.Data;

namespace FourPixel.Samples.Service;

/// <summary>The output of the model.</summary>
public sealed class Prediction
{
    [ColumnName("Prediction")]
    public string Species { get; set; } = "";

    [ColumnName("Score")]
    public float[] Probabilities { get; set; } = [];
}
