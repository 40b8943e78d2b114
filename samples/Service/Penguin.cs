using Microsoft.ML.Data;

namespace FourPixel.Samples.Service;

/// <summary>A prediction request, with the names of the model's columns. Omitted values are missing.</summary>
public class Penguin
{
    [ColumnName("island")]
    public string Island { get; set; } = "";

    [ColumnName("bill_length_mm")]
    public float BillLength { get; set; } = float.NaN;

    [ColumnName("bill_depth_mm")]
    public float BillDepth { get; set; } = float.NaN;

    [ColumnName("flipper_length_mm")]
    public float FlipperLength { get; set; } = float.NaN;

    [ColumnName("body_mass_g")]
    public float BodyMass { get; set; } = float.NaN;

    [ColumnName("sex")]
    public string Sex { get; set; } = "";
}
