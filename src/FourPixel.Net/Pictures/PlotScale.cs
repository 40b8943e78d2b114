using System.Globalization;

namespace FourPixel.Net.Pictures;

/// <summary>The vertical axis of a plot: from a round number below all values to one above, with ticks at round numbers.</summary>
internal sealed class PlotScale
{
    /// <summary>From this ratio of the largest to the smallest value on, the axis is logarithmic.</summary>
    private const double WideRatio = 30;

    private const int MaxDecades = 9;

    /// <summary>The tolerance for rounding errors of division and logarithm.</summary>
    private const double Rounding = 1e-9;

    private static readonly double[] _roundDigits = [1, 2, 5];

    private readonly double _bottom;
    private readonly double _top;

    private PlotScale(bool isLogarithmic, double bottom, double top, IReadOnlyList<(double, string)> ticks)
    {
        IsLogarithmic = isLogarithmic;
        _bottom = Transform(bottom);
        _top = Transform(top);
        Ticks = ticks;
    }

    public bool IsLogarithmic { get; }

    /// <summary>The ticks with their labels, from the bottom to the top.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks { get; }

    /// <summary>Creates an axis: logarithmic if the values are positive and of different magnitudes.</summary>
    /// <param name="values">Values that are not finite are ignored.</param>
    public static PlotScale For(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return Straight(0, 1);
        (double least, double most) = (finite.Min(), finite.Max());
        return least > 0 && most / least >= WideRatio ? Logarithmic(least, most) : Straight(least, most);
    }

    /// <param name="least">The smallest value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="steps">The maximum number of steps between them.</param>
    public static PlotScale Straight(double least, double most, int steps = 5)
    {
        if (most == least)
            (least, most) = least == 0 ? (0, 1) : (least - (Math.Abs(least) / 2), least + (Math.Abs(least) / 2));
        double step = RoundStep((most - least) / steps);
        double first = Math.Floor((least / step) + Rounding), last = Math.Ceiling((most / step) - Rounding);
        IEnumerable<double> round = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step);
        return new PlotScale(false, first * step, last * step, [.. round.Select(value => (value, Label(value, step)))]);
    }

    /// <summary>0 at the bottom, 1 at the top.</summary>
    public double At(double value) => (Transform(value) - _bottom) / (_top - _bottom);

    /// <summary>The smallest of 1, 2 or 5 times a power of ten that is at least <paramref name="step"/>.</summary>
    public static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * _roundDigits.Append(10).First(digit => digit * power >= step * (1 - Rounding));
    }

    private static PlotScale Logarithmic(double least, double most)
    {
        int first = (int)Math.Floor(Math.Log10(least)), decades = (int)Math.Ceiling(Math.Log10(most)) - first;
        // A decade more on both sides, as a logarithm may be rounded across a power of ten.
        double[] round =
        [
            .. Enumerable.Range(first - 1, decades + 3)
                .SelectMany(power => _roundDigits.Select(digit => digit * Math.Pow(10, power))),
        ];
        double bottom = round.Last(number => number <= least), top = round.First(number => number >= most);
        int every = (decades + MaxDecades - 1) / MaxDecades;
        double[] shown = decades <= 2 ? round : [.. round.Where((_, i) => i % (3 * every) == 0)];
        return new PlotScale(true, bottom, top,
            [.. shown.Where(number => number >= bottom && number <= top).Select(number => (number, Label(number, number)))]);
    }

    private double Transform(double value) => IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>Formats a tick with the decimals that its step needs.</summary>
    private static string Label(double value, double step)
    {
        const double large = 1e6, small = 1e-4;
        if (Math.Abs(value) >= large || step < small)
            return value == 0 ? "0" : value.ToString("0.##e0", CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - Rounding));
        return value.ToString("N" + decimals, CultureInfo.InvariantCulture);
    }
}
