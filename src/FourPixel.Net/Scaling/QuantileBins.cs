using FourPixel.Net.Scaling;

namespace FourPixel.Net;

/// <summary>
/// Piecewise-linear encoding of columns by bins (Gorishniy, Rubachev and Babenko, 2022): y = clamp((x - edge) scale, 0, 1) - mean
/// for each bin, where the scale is one over the bin's width. Below its bin a value gives 0, above it 1, and within it rises in a
/// straight line; the mean is taken off. A missing value (NaN) gives 0 in all bins of its column.
/// </summary>
/// <remarks>A network can bend a column at every edge, which with the column alone it has to learn to.</remarks>
public sealed class QuantileBins
{
    /// <summary>Takes the arrays as they are; they are not copied. There is one entry for each bin.</summary>
    /// <param name="columns">The column of each bin; never falling, so that the bins of a column stand together.</param>
    /// <param name="edges">The lower edge of each bin.</param>
    /// <param name="scales">One over the width of each bin; above 0.</param>
    /// <param name="means">What is taken off each bin.</param>
    /// <exception cref="ArgumentException">The lengths differ, the columns fall, a number is not finite, or a scale not above 0.</exception>
    public QuantileBins(int[] columns, float[] edges, float[] scales, float[] means)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Check(edges, columns.Length, nameof(edges));
        Check(scales, columns.Length, nameof(scales));
        Check(means, columns.Length, nameof(means));
        if (Array.FindIndex(scales, scale => scale <= 0) is int flat and >= 0)
            throw new ArgumentException($"Bin {flat} has {scales[flat]}; it has to be above 0.", nameof(scales));
        for (int bin = 0; bin < columns.Length; bin++)
        {
            if (columns[bin] < (bin == 0 ? 0 : columns[bin - 1]))
                throw new ArgumentException($"Bin {bin} is of column {columns[bin]}; columns start at 0 and never fall.", nameof(columns));
        }
        ColumnArray = columns;
        EdgeArray = edges;
        ScaleArray = scales;
        MeanArray = means;
        Knots = new BinKnots(this);
    }

    /// <summary>The number of bins, of all columns together.</summary>
    public int Count => ColumnArray.Length;

    /// <summary>The column of each bin.</summary>
    public ReadOnlySpan<int> Columns => ColumnArray;

    /// <summary>The lower edge of each bin.</summary>
    public ReadOnlySpan<float> Edges => EdgeArray;

    /// <summary>One over the width of each bin.</summary>
    public ReadOnlySpan<float> Scales => ScaleArray;

    /// <summary>What is taken off each bin.</summary>
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
            throw new ArgumentException($"Bin {wrong} has {values[wrong]}; it has to be finite.", name);
    }
}
