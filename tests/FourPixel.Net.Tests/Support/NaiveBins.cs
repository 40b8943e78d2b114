namespace FourPixel.Net.Tests.Support;

/// <summary>What a scaler makes of a row, by its formulas and bin by bin.</summary>
internal static class NaiveBins
{
    /// <summary>The scaled columns and then the bins.</summary>
    public static float[] FeaturesOf(this InputScaler scaler, float[] row) =>
    [
        .. row.Select((x, column) => float.IsNaN(x) ? 0 : Clip((x - (float)scaler.Shift[column]) * (float)scaler.Scale[column], scaler.Bound)),
        .. scaler.Bins?.FeaturesOf(row) ?? [],
    ];

    private static float Clip(double u, double bound) => (float)(u / Math.Sqrt(1 + (u / bound * (u / bound))));

    private static float FeatureOf(QuantileBins bins, int bin, float[] row)
    {
        float x = row[bins.Columns[bin]];
        return float.IsNaN(x) ? 0 : Math.Clamp((x - bins.Edges[bin]) * bins.Scales[bin], 0, 1) - bins.Means[bin];
    }

    /// <summary>Bins of some columns, anywhere in and around -1 to 1.</summary>
    public static QuantileBins Draw(int columns, int binsOfAColumn, int seed)
    {
        var random = new Random(seed);
        int[] of = [.. Enumerable.Range(0, columns).Where(column => column % 3 != 1).SelectMany(column => Enumerable.Repeat(column, binsOfAColumn))];
        return new QuantileBins(of, [.. of.Select(_ => Next(-1, 1))], [.. of.Select(_ => Next(0.5f, 8))], [.. of.Select(_ => Next(0, 1))]);

        float Next(float least, float most) => least + ((most - least) * random.NextSingle());
    }

    /// <summary>Bins of each column that follow one another, as those that are fitted do.</summary>
    public static QuantileBins DrawInARow(int columns, int binsOfAColumn, int seed)
    {
        var random = new Random(seed);
        float[] widths = [.. Enumerable.Range(0, columns * binsOfAColumn).Select(_ => random.Next(1, 9) / 64f)];
        float[] edges = [.. widths.Chunk(binsOfAColumn).SelectMany(ofColumn => ofColumn.Select((_, i) => -1 + ofColumn.Take(i).Sum()))];
        return new QuantileBins([.. Enumerable.Range(0, columns).SelectMany(column => Enumerable.Repeat(column, binsOfAColumn))],
            edges, [.. widths.Select(width => 1 / width)], [.. widths.Select(_ => random.NextSingle())]);
    }

    /// <summary>What all bins make of a row.</summary>
    public static float[] FeaturesOf(this QuantileBins bins, float[] row) => [.. Enumerable.Range(0, bins.Count).Select(bin => FeatureOf(bins, bin, row))];

    /// <summary>A scaler with such bins.</summary>
    public static InputScaler DrawScaler(int columns, int binsOfAColumn, int seed) =>
        new(SparseRowsOf.Noise(columns, 0.3, seed), Problems.Noise(columns, seed), Draw(columns, binsOfAColumn, seed));
}
