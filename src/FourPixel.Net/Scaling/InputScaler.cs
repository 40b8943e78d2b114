using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net;

/// <summary>
/// y = clip((x - shift) scale) for each column, with clip(u) = u / sqrt(1 + (u / bound)^2), which is u near 0 and stays within the
/// bound; a missing value (NaN) becomes 0, as if it were at the column's centre. Columns that have <see cref="Bins"/> give more
/// numbers, which come after those of all columns.
/// </summary>
public sealed class InputScaler
{
    private readonly double[] _shift;
    private readonly double[] _scale;

    /// <inheritdoc cref="InputScaler(float[], float[], QuantileBins)"/>
    public InputScaler(float[] shift, float[] scale) : this(shift, scale, bins: null)
    {
    }

    /// <summary>Creates a scaler without a bound. Numbers of 1e18 spreads and more count as 1e18.</summary>
    /// <param name="shift">The centre of each column.</param>
    /// <param name="scale">One over the spread of each column; 0 for a column that is to be ignored.</param>
    /// <param name="bins">Bins of some of the columns; null for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite, or there is no column for a bin.</exception>
    public InputScaler(float[] shift, float[] scale, QuantileBins? bins)
        : this(Widen(shift, nameof(shift)), Widen(scale, nameof(scale)), double.PositiveInfinity, bins)
    {
    }

    /// <summary>Creates a scaler. The arrays are not copied.</summary>
    /// <param name="shift">The centre of each column; within the range of <see cref="float"/>.</param>
    /// <param name="scale">One over the spread of each column; 0 for a column that is to be ignored.</param>
    /// <param name="bound">The largest size of a scaled number, at least 1; infinite for none.</param>
    /// <param name="bins">Bins of some of the columns; null for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, a number is outside its range, or there is no column for a bin.</exception>
    public InputScaler(double[] shift, double[] scale, double bound, QuantileBins? bins = null)
    {
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(scale);
        if (shift.Length != scale.Length)
            throw new ArgumentException($"There are {shift.Length} shifts but {scale.Length} scales.", nameof(scale));
        if (Array.FindIndex(shift, value => !float.IsFinite((float)value)) is int wrong and >= 0)
            throw new ArgumentException($"Column {wrong} has {shift[wrong]}; it has to be finite.", nameof(shift));
        if (Array.FindIndex(scale, value => !double.IsFinite(value)) is int wrongScale and >= 0)
            throw new ArgumentException($"Column {wrongScale} has {scale[wrongScale]}; it has to be finite.", nameof(scale));
        if (!(bound >= 1))
            throw new ArgumentException($"The bound is {bound}; it has to be at least 1.", nameof(bound));
        Bins = bins?.Count == 0 ? null : bins;
        if (Bins?.ColumnArray[^1] >= shift.Length)
            throw new ArgumentException($"A bin is of column {Bins.ColumnArray[^1]}; there are {shift.Length} columns.", nameof(bins));
        _shift = shift;
        _scale = scale;
        Bound = bound;
        Factors = new ScaleFactors(shift, scale, bound);
    }

    /// <summary>The centre of each column.</summary>
    public ReadOnlySpan<double> Shift => _shift;

    /// <summary>One over the spread of each column; 0 for a column that is ignored.</summary>
    public ReadOnlySpan<double> Scale => _scale;

    /// <summary>The largest size of a scaled number; infinite where there is none.</summary>
    public double Bound { get; }

    /// <summary>Bins of some of the columns; null where there are none.</summary>
    public QuantileBins? Bins { get; }

    /// <summary>Numbers in a row that comes in.</summary>
    public int InputCount => _shift.Length;

    /// <summary>Numbers in a row that goes out: those of all columns, and those of their bins.</summary>
    public int FeatureCount => InputCount + (Bins?.Count ?? 0);

    /// <summary>The same in single precision.</summary>
    internal ScaleFactors Factors { get; }

    /// <summary>
    /// Mean 0 and standard deviation 1 over the given rows; in a column of two values, mean 0 and a distance of 2, which keeps
    /// the rarer value from being large. A column without two different values says nothing and is ignored. Missing values do not
    /// count. A column that sparse rows mostly leave at 0 is not shifted, so that zeros stay zeros: its values get a root mean
    /// square of 1. No scaled number is larger than 10,000.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Standard(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Standard(new ColumnMoments(examples));
    }

    /// <summary>
    /// Median 0 and a distance of 1 between the quartiles, over at most 10,000 of the given rows, evenly chosen: a few
    /// outliers do not change the scale of the rest, and no scaled number is larger than 3, so that they do not rule the
    /// training either (Holzmueller, Grinsztajn and Steinwart, 2024). Where the quartiles coincide, half the distance of the least and
    /// the largest value stands for them; a column without two different values is ignored. Missing values do not count. Columns
    /// that have only one value in these rows, and those that sparse rows mostly leave at 0, are scaled as
    /// <see cref="Standard(ExampleSource)"/> does.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Robust(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Robust(new ColumnMoments(examples), new ColumnSample(examples));
    }

    /// <summary>The same scaling, with bins beside it.</summary>
    internal InputScaler With(QuantileBins? bins) => new(_shift, _scale, Bound, bins);

    private static double[] Widen(float[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return Array.ConvertAll(values, value => (double)value);
    }
}
