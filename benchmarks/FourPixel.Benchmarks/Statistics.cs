namespace FourPixel.Benchmarks;

/// <summary>What measurements of several rounds come down to.</summary>
internal static class Statistics
{
    /// <summary>Returns the middle of the values, or the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
