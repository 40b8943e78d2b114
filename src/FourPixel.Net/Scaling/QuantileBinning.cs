namespace FourPixel.Net.Scaling;

/// <summary>
/// Finds the bins of columns: their edges are quantiles, so that about as many rows fall into each, or the values of the column. A value that very many rows
/// share would take many bins for itself; it counts as the rows of one bin.
/// </summary>
internal sealed class QuantileBinning
{
    private readonly List<int> _columns = [];
    private readonly List<float> _edges = [];
    private readonly List<float> _scales = [];
    private readonly List<float> _means = [];

    /// <summary>Bins for all columns that have more than two values and that rows do not mostly leave at 0.</summary>
    /// <param name="moments">Tells which columns these are.</param>
    /// <param name="sample">Some of their values. Where the target goes with them, a column gets only as many bins as help to predict it.</param>
    /// <param name="most">The maximum number of bins of a column; at least 2.</param>
    /// <returns>Null where there are no such columns.</returns>
    public static QuantileBins? Fit(ColumnMoments moments, ColumnSample sample, int most)
    {
        var binning = new QuantileBinning();
        sample.ForEach(moments.IsTwoValuedOrSparse, (column, ascending, targets) => binning.Add(column, ascending,
            targets.IsEmpty ? FindEdges(ascending, most) : BinResolution.FindEdges(ascending, targets, most)));
        return binning._columns.Count == 0 ? null
            : new QuantileBins([.. binning._columns], [.. binning._edges], [.. binning._scales], [.. binning._means]);
    }

    private void Add(int column, ReadOnlySpan<float> ascending, List<float> edges)
    {
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            float scale = 1 / (edges[i + 1] - edges[i]);
            if (scale == 0 || !float.IsFinite(scale))
                continue;
            _columns.Add(column);
            _edges.Add(edges[i]);
            _scales.Add(scale);
            _means.Add(MeanOf(ascending, edges[i], scale));
        }
    }

    /// <summary>The least value, the values at which another bin's share of the rows is full, and the largest value.</summary>
    public static List<float> FindEdges(ReadOnlySpan<float> ascending, int bins)
    {
        double most = (double)ascending.Length / bins;
        double share = TotalWeight(ascending, most) / bins;
        var edges = new List<float> { ascending[0] };
        double weight = 0, next = share;
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            end = EndOfRun(ascending, start);
            weight += Math.Min(end - start, most);
            if (weight < next - 1e-9)
                continue;
            edges.Add(ascending[start]);
            next = (Math.Floor((weight + 1e-9) / share) + 1) * share;
        }
        edges.Add(ascending[^1]);
        return [.. edges.Distinct()];
    }

    private static double TotalWeight(ReadOnlySpan<float> ascending, double most)
    {
        double total = 0;
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            end = EndOfRun(ascending, start);
            total += Math.Min(end - start, most);
        }
        return total;
    }

    /// <summary>The first place after <paramref name="start"/> that has another value.</summary>
    private static int EndOfRun(ReadOnlySpan<float> ascending, int start)
    {
        int end = start + 1;
        while (end < ascending.Length && ascending[end] == ascending[start])
            end++;
        return end;
    }

    private static float MeanOf(ReadOnlySpan<float> values, float edge, float scale)
    {
        double sum = 0;
        foreach (float value in values)
            sum += Math.Clamp(((double)value - edge) * scale, 0, 1);
        return (float)(sum / values.Length);
    }
}
