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
        double[] sums = new double[columns], squares = new double[columns];
        int[] counts = new int[columns];
        for (int row = 0; row < examples.Rows; row++)
        {
            ReadOnlySpan<float> values = examples.InputsOf(row);
            for (int column = 0; column < values.Length; column++)
            {
                if (float.IsNaN(values[column]))
                    continue;
                sums[column] += values[column];
                counts[column]++;
            }
        }

        double[] means = [.. sums.Zip(counts, (sum, count) => count == 0 ? 0 : sum / count)];
        for (int row = 0; row < examples.Rows; row++)
        {
            ReadOnlySpan<float> values = examples.InputsOf(row);
            for (int column = 0; column < values.Length; column++)
            {
                double deviation = values[column] - means[column];
                if (!double.IsNaN(deviation))
                    squares[column] += deviation * deviation;
            }
        }
        return Of(means, [.. squares.Zip(counts, (square, count) => Math.Sqrt(square / count))]);
    }

    /// <summary>
    /// Median 0 and a distance of 1 between the quartiles, over at most 10,000 of the given rows, evenly chosen: a few
    /// values far out do not change the scale of the rest. Where the quartiles coincide, half the distance of the least and
    /// the largest value stands for them; a column without two different values is ignored. Missing values do not count.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Robust(ExampleSet examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        const int SampledRows = 10_000;
        int step = Math.Max(1, (examples.Rows + SampledRows - 1) / SampledRows);
        double[] centres = new double[examples.InputCount], spreads = new double[examples.InputCount];
        var values = new List<float>();
        for (int column = 0; column < centres.Length; column++)
        {
            values.Clear();
            for (int row = 0; row < examples.Rows; row += step)
            {
                float value = examples.InputsOf(row)[column];
                if (!float.IsNaN(value))
                    values.Add(value);
            }
            if (values.Count == 0)
                continue;
            values.Sort();
            centres[column] = values[values.Count / 2];
            double quartiles = (double)values[values.Count * 3 / 4] - values[values.Count / 4];
            spreads[column] = quartiles > 0 ? quartiles : ((double)values[^1] - values[0]) / 2;
        }
        return Of(centres, spreads);
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
    private static InputScaler Of(double[] centres, double[] spreads) => new(
        [.. centres.Select(centre => (float)centre)],
        [.. spreads.Zip(centres, (spread, centre) => spread > 1e-7 * Math.Abs(centre) && float.IsFinite((float)(1 / spread)) ? (float)(1 / spread) : 0)]);

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
