using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>
/// y = (x - shift) scale for each column; a missing value (NaN) becomes 0, as if it were at the column's centre.
/// </summary>
public sealed class InputScaler
{
    /// <summary>Takes the arrays as they are; they are not copied.</summary>
    /// <param name="shift">The centre of each column.</param>
    /// <param name="scale">One over the spread of each column; 0 for a column that is to be ignored.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not finite.</exception>
    public InputScaler(float[] shift, float[] scale)
    {
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(scale);
        if (shift.Length != scale.Length)
            throw new ArgumentException($"There are {shift.Length} shifts but {scale.Length} scales.", nameof(scale));
        Check(shift, nameof(shift));
        Check(scale, nameof(scale));
        Shifts = shift;
        Scales = scale;
    }

    /// <summary>The centre of each column.</summary>
    public ReadOnlySpan<float> Shift => Shifts;

    /// <summary>One over the spread of each column; 0 for a column that is ignored.</summary>
    public ReadOnlySpan<float> Scale => Scales;

    internal float[] Shifts { get; }

    internal float[] Scales { get; }

    /// <summary>
    /// Mean 0 and standard deviation 1 over the given rows. A column without two different values says nothing and is
    /// ignored. Missing values do not count.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Standard(ExampleSet examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        int columns = examples.InputCount;
        double[] mean = Mean(examples, columns, (value, _) => value);
        double[] variance = Mean(examples, columns, (value, column) => (value - mean[column]) * (value - mean[column]));
        return new InputScaler(
            [.. mean.Select(value => double.IsNaN(value) ? 0 : (float)value)],
            [.. variance.Zip(mean, (square, centre) => Spread(Math.Sqrt(square), centre))]);
    }

    /// <summary>Scales rows from one array into another.</summary>
    /// <param name="source">[rows, columns].</param>
    /// <param name="destination">[rows, columns]; may be the same memory.</param>
    internal unsafe void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        fixed (float* x = source, y = destination, shift = Shifts, scale = Scales)
        {
            for (int start = 0; start < source.Length; start += Shifts.Length)
                Elementwise.Run(new ScaleOperation(x + start, y + start, shift, scale), 0, Shifts.Length);
        }
    }

    private static void Check(float[] values, string name)
    {
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
            throw new ArgumentException($"Column {wrong} has {values[wrong]}; it has to be finite.", name);
    }

    /// <summary>A spread that is only rounding counts as none.</summary>
    private static float Spread(double deviation, double centre)
    {
        float scale = (float)(1 / deviation);
        return deviation > 1e-7 * Math.Abs(centre) && float.IsFinite(scale) ? scale : 0;
    }

    private static double[] Mean(ExampleSet examples, int columns, Func<double, int, double> measure)
    {
        double[] sums = new double[columns];
        long[] counts = new long[columns];
        for (int row = 0; row < examples.Rows; row++)
        {
            ReadOnlySpan<float> values = examples.InputsOf(row);
            for (int column = 0; column < columns; column++)
            {
                if (float.IsNaN(values[column]))
                    continue;
                sums[column] += measure(values[column], column);
                counts[column]++;
            }
        }
        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    private readonly unsafe struct ScaleOperation(float* source, float* destination, float* shift, float* scale) : IElementwise
    {
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane centred = TLane.Load(source + index) - TLane.Load(shift + index);
            TLane isNumber = TLane.GreaterThan(TLane.Abs(centred), -1f);
            TLane.Store(TLane.Select(isNumber, centred * TLane.Load(scale + index), 0f), destination + index);
        }
    }
}
