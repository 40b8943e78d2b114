using FourPixel.Net.Scaling;

namespace FourPixel.Net;

/// <summary>
/// Piecewise-linear encoding of columns by bins (Gorishniy, Rubachev and Babenko, 2022): y = clamp((x - edge) scale, 0, 1) - mean
/// for each bin, where scale is 1 / width of the bin. Before subtracting the mean, a value below the bin gives 0, above it 1, and
/// within it a number in between. A missing value (NaN) gives 0 in all bins of its column.
/// </summary>
/// <remarks>With bins, the network can easily learn a function that changes its slope at each edge.</remarks>
public sealed class QuantileBins
{
    /// <summary>Creates bins. The arrays have one entry for each bin and are not copied.</summary>
    /// <param name="columns">The column of each bin, in ascending order, so that the bins of a column are adjacent.</param>
    /// <param name="edges">The lower edge of each bin.</param>
    /// <param name="scales">1 / width of each bin; above 0.</param>
    /// <param name="means">The number that is subtracted for each bin.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, the columns are not in order, a number is not finite, or a scale is not above 0.
    /// </exception>
    public QuantileBins(int[] columns, float[] edges, float[] scales, float[] means)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Check(edges, columns.Length, nameof(edges));
        Check(scales, columns.Length, nameof(scales));
        Check(means, columns.Length, nameof(means));
        if (Array.FindIndex(scales, scale => scale <= 0) is int flat and >= 0)
            throw new ArgumentException($"Bin {flat} has {scales[flat]}; it must be above 0.", nameof(scales));
        for (int bin = 0; bin < columns.Length; bin++)
        {
            if (columns[bin] < (bin == 0 ? 0 : columns[bin - 1]))
                throw new ArgumentException($"Bin {bin} belongs to column {columns[bin]}; columns must be at least 0 and in ascending order.", nameof(columns));
        }
        ColumnArray = columns;
        EdgeArray = edges;
        ScaleArray = scales;
        MeanArray = means;
        Knots = new BinKnots(this);
    }

    /// <summary>Gets the number of bins, for all columns together.</summary>
    public int Count => ColumnArray.Length;

    /// <summary>Gets the column of each bin.</summary>
    public ReadOnlySpan<int> Columns => ColumnArray;

    /// <summary>Gets the lower edge of each bin.</summary>
    public ReadOnlySpan<float> Edges => EdgeArray;

    /// <summary>Gets 1 / width of each bin.</summary>
    public ReadOnlySpan<float> Scales => ScaleArray;

    /// <summary>Gets the number that is subtracted for each bin.</summary>
    public ReadOnlySpan<float> Means => MeanArray;

    internal int[] ColumnArray { get; }

    internal float[] EdgeArray { get; }

    internal float[] ScaleArray { get; }

    internal float[] MeanArray { get; }

    /// <summary>What the bins add to a first layer.</summary>
    internal BinKnots Knots { get; }

    private static void Check(float[] values, int length, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length != length)
            throw new ArgumentException($"There are {length} columns of bins but {values.Length} {name}.", name);
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
            throw new ArgumentException($"Bin {wrong} has {values[wrong]}; it must be finite.", name);
    }
}
