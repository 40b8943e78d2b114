using System.Globalization;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>How good the answers to some rows are.</summary>
/// <param name="Metrics">The first is the one that sums it up.</param>
/// <param name="Confusion">Which class was taken for which; null for numbers.</param>
internal sealed record Evaluation(IReadOnlyList<Metric> Metrics, Confusion? Confusion = null);

/// <summary>How often each class was taken for each.</summary>
/// <param name="Matrix">ML.NET's counts.</param>
/// <param name="Classes">The classes' names, in the order of the matrix.</param>
internal sealed record Confusion(ConfusionMatrix Matrix, string[] Classes);

/// <summary>One number that judges.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much.</param>
/// <param name="IsShare">Whether it is shown as a percentage.</param>
internal sealed record Metric(string Name, double Value, bool IsShare = false)
{
    public override string ToString() => IsShare
        ? (Value * 100).ToString("F1", CultureInfo.InvariantCulture) + "%"
        : Value.ToString(Math.Abs(Value) switch { < 10 => "F4", < 1000 => "F2", _ => "N0" }, CultureInfo.InvariantCulture);
}
