using System.Globalization;

namespace FourPixel.Tool.Tasks;

/// <summary>A metric and its value.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much.</param>
/// <param name="IsShare">Whether it is shown as a percentage.</param>
internal sealed record Metric(string Name, double Value, bool IsShare = false)
{
    public override string ToString() => IsShare
        ? (Value * 100).ToString("F1", CultureInfo.InvariantCulture) + "%"
        : Value.ToString(Math.Abs(Value) switch { < 10 => "F4", < 1000 => "F2", _ => "N0" }, CultureInfo.InvariantCulture);
}
