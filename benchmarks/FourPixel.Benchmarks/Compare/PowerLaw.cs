namespace FourPixel.Benchmarks.Compare;

/// <summary>y = c x^exponent.</summary>
internal static class PowerLaw
{
    /// <summary>The best-fitting exponent: the slope of the line through the logarithms, by least squares.</summary>
    public static double Exponent(double[] x, double[] y)
    {
        double meanX = x.Average(Math.Log), meanY = y.Average(Math.Log);
        return x.Zip(y, (a, b) => (Math.Log(a) - meanX) * (Math.Log(b) - meanY)).Sum() / x.Sum(a => Math.Pow(Math.Log(a) - meanX, 2));
    }
}
