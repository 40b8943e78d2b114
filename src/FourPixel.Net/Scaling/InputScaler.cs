using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net;

/// <summary>
/// Scales each column: y = clip((x - shift) scale), with clip(u) = u / sqrt(1 + (u / bound)^2), which is close to u near 0 and
/// stays within the bound. A missing value (NaN) becomes 0, the column's center. Columns with <see cref="Bins"/> give additional
/// features, which come after those of all columns.
/// </summary>
public sealed class InputScaler
{
    private readonly double[] _shift;
    private readonly double[] _scale;

    /// <inheritdoc cref="InputScaler(float[], float[], QuantileBins)"/>
    public InputScaler(float[] shift, float[] scale) : this(shift, scale, bins: null)
    {
    }

    /// <summary>Creates a scaler without a bound. Scaled values beyond ±1e18 are clipped to it.</summary>
    /// <param name="shift">The center of each column; finite.</param>
    /// <param name="scale">1 / spread of each column; 0 for a column to ignore.</param>
    /// <param name="bins">The bins of some of the columns; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a number is not finite, or a bin belongs to a column that does not exist.
    /// </exception>
    public InputScaler(float[] shift, float[] scale, QuantileBins? bins)
        : this(Widen(shift, nameof(shift)), Widen(scale, nameof(scale)), double.PositiveInfinity, bins)
    {
    }

    /// <summary>Creates a scaler. The arrays are not copied.</summary>
    /// <param name="shift">The center of each column, within the range of <see cref="float"/>.</param>
    /// <param name="scale">1 / spread of each column; 0 for a column to ignore.</param>
    /// <param name="bound">The largest absolute scaled value, at least 1; infinite for no bound.</param>
    /// <param name="bins">The bins of some of the columns; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a number is out of range, or a bin belongs to a column that does not exist.
    /// </exception>
    public InputScaler(double[] shift, double[] scale, double bound, QuantileBins? bins = null)
    {
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(scale);
        if (shift.Length != scale.Length)
            throw new ArgumentException($"There are {shift.Length} shifts but {scale.Length} scales.", nameof(scale));
        if (Array.FindIndex(shift, value => !float.IsFinite((float)value)) is int wrong and >= 0)
            throw new ArgumentException($"Column {wrong} has {shift[wrong]}; it must be finite.", nameof(shift));
        if (Array.FindIndex(scale, value => !double.IsFinite(value)) is int wrongScale and >= 0)
            throw new ArgumentException($"Column {wrongScale} has {scale[wrongScale]}; it must be finite.", nameof(scale));
        if (!(bound >= 1))
            throw new ArgumentException($"The bound is {bound}; it must be at least 1.", nameof(bound));
        Bins = bins?.Count == 0 ? null : bins;
        if (Bins?.ColumnArray[^1] >= shift.Length)
            throw new ArgumentException($"A bin belongs to column {Bins.ColumnArray[^1]}; there are {shift.Length} columns.", nameof(bins));
        _shift = shift;
        _scale = scale;
        Bound = bound;
        Factors = new ScaleFactors(shift, scale, bound);
    }

    /// <summary>Gets the center of each column.</summary>
    public ReadOnlySpan<double> Shift => _shift;

    /// <summary>Gets 1 / spread of each column; 0 for an ignored column.</summary>
    public ReadOnlySpan<double> Scale => _scale;

    /// <summary>Gets the largest absolute scaled value; infinite for no bound.</summary>
    public double Bound { get; }

    /// <summary>Gets the bins of some of the columns; null for none.</summary>
    public QuantileBins? Bins { get; }

    /// <summary>Gets the number of inputs of a row.</summary>
    public int InputCount => _shift.Length;

    /// <summary>Gets the number of features of a scaled row: those of all columns, and those of their bins.</summary>
    public int FeatureCount => InputCount + (Bins?.Count ?? 0);

    /// <summary>The same in single precision.</summary>
    internal ScaleFactors Factors { get; }

    /// <summary>
    /// Creates a scaler to mean 0 and standard deviation 1 over the given rows. A column with two values gets mean 0 and a
    /// distance of 2 between them, so that the rarer value is not large. Constant columns are ignored, and missing values are
    /// skipped. Sparse columns that are mostly 0 are not shifted, so that zeros stay 0; their values get a root mean square of 1.
    /// The bound is 10,000.
    /// </summary>
    /// <param name="examples">The rows to measure, usually the training rows.</param>
    /// <returns>The scaler.</returns>
    public static InputScaler Standard(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Standard(new ColumnMoments(examples));
    }

    /// <summary>
    /// Creates a scaler to median 0 and interquartile range 1, over at most 10,000 evenly spaced rows. Outliers don't change the
    /// scale of the other values, and the bound of 3 limits their influence on training (Holzmueller, Grinsztajn and Steinwart,
    /// 2024). If the quartiles coincide, half of the range is used instead. Constant columns are ignored, and missing values are
    /// skipped. Columns with only one value in these rows, and sparse columns that are mostly 0, are scaled as in
    /// <see cref="Standard(ExampleSource)"/>.
    /// </summary>
    /// <param name="examples">The rows to measure, usually the training rows.</param>
    /// <returns>The scaler.</returns>
    public static InputScaler Robust(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Robust(new ColumnMoments(examples), new ColumnSample(examples));
    }

    /// <summary>The same scaling, with bins.</summary>
    internal InputScaler With(QuantileBins? bins) => new(_shift, _scale, Bound, bins);

    private static double[] Widen(float[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return Array.ConvertAll(values, value => (double)value);
    }
}
