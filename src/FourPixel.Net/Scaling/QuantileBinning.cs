namespace FourPixel.Net.Scaling;

/// <summary>
/// Finds the bins of columns: their edges are quantiles, so that about as many rows fall into each. A value that very many rows
/// share would take many bins for itself; it counts as the rows of one bin.
/// </summary>
internal sealed class QuantileBinning
{
    /// <summary>The most bins that a column gets.</summary>
    public const int MostBins = 64;

    /// <summary>The most bins that all columns get together.</summary>
    private const int MostFeatures = 1024;

    /// <summary>Fewer bins than these are worth nothing.</summary>
    private const int LeastBins = 4;

    private readonly List<int> _columns = [];
    private readonly List<float> _edges = [];
    private readonly List<float> _scales = [];
    private readonly List<float> _means = [];

    /// <summary>Bins for all columns that have more than two values and that rows do not mostly leave at 0.</summary>
    /// <param name="moments">Tells which columns these are.</param>
    /// <param name="sample">Some of their values.</param>
    /// <returns>Null where there are no such columns, or too many.</returns>
    public static QuantileBins? Fit(ColumnMoments moments, ColumnSample sample)
    {
        int binned = Enumerable.Range(0, moments.Columns).Count(column => !IsLeftOut(column));
        int bins = binned == 0 ? 0 : Math.Min(MostBins, MostFeatures / binned);
        if (bins < LeastBins)
            return null;

        var binning = new QuantileBinning();
        sample.ForEach(IsLeftOut, (column, ascending) => binning.Add(column, ascending, bins));
        return new QuantileBins([.. binning._columns], [.. binning._edges], [.. binning._scales], [.. binning._means]);

        bool IsLeftOut(int column) => moments.IsSparse(column) || moments.HasAtMostTwoValues(column);
    }

    private void Add(int column, ReadOnlySpan<float> ascending, int bins)
    {
        List<float> edges = FindEdges(ascending, bins);
        for (int i = 0; i + 1 < edges.Count; i++)
        {
            float scale = 1 / (edges[i + 1] - edges[i]);
            if (!float.IsFinite(scale))
                continue;
            _columns.Add(column);
            _edges.Add(edges[i]);
            _scales.Add(scale);
            _means.Add(MeanOf(ascending, edges[i], scale));
        }
    }

    /// <summary>The least value, the values at which another bin's share of the rows is full, and the largest value.</summary>
    private static List<float> FindEdges(ReadOnlySpan<float> ascending, int bins)
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
