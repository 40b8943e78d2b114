using System.Globalization;
using FourPixel.Report.Page;

namespace FourPixel.Report.Results;

/// <summary>A metric over the held-out rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Meaning">What it means, in plain words.</param>
/// <param name="IsShare">Whether it is shown as a percentage.</param>
internal sealed record Metric(string Name, double Value, string Meaning, bool IsShare = false)
{
    public override string ToString() => IsShare ? (Value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : Text.Number(Value);
}
