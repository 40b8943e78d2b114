using System.Runtime.CompilerServices;

namespace FourPixel.Net;

/// <summary>
/// Ranges of options. A value outside is refused by name, with what is allowed. Numbers are looked at as the floats that
/// they will become.
/// </summary>
internal static class OptionCheck
{
    public static void IsDefined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum =>
        Require(Enum.IsDefined(value), value, "one of " + string.Join(", ", Enum.GetNames<TEnum>()), name);

    public static void IsPositive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require((float)value > 0 && float.IsFinite((float)value), value, "positive and finite", name);

    public static void IsNotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= 0 && float.IsFinite((float)value), value, "at least 0 and finite", name);

    public static void IsFraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= 0 && (float)value < 1, value, "at least 0 and below 1", name);

    public static void IsInside(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value > low && value < high, value, $"between {low} and {high}", name);

    public static void IsAtLeast(long value, long least, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= least, value, $"at least {least}", name);

    public static void IsAtMost(int value, int most, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value <= most, value, $"at most {most}", name);

    public static void Fits(bool holds, Loss loss, string name)
    {
        if (!holds)
            throw new ArgumentException($"{name} is set, but the loss is {loss}, which does not use it.", name);
    }

    private static void Require(bool holds, object value, string allowed, string name)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {FormattableString.Invariant($"{value}")}; it must be {allowed}.");
    }
}
