using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>
/// Rows of ten numbers between 0 and 1, of which five make the label: Friedman's first problem, whose noise has a standard
/// deviation of 1, so that no model has a smaller RMSE. J. H. Friedman, Multivariate adaptive regression splines, 1991.
/// </summary>
internal static class MadeRegression
{
    private const int Columns = 10;

    public static IDataView Make(MLContext context, int rows, int seed)
    {
        var random = new Random(seed);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => Make(random)).ToArray());
    }

    private static Row Make(Random random)
    {
        float[] x = [.. Enumerable.Range(0, Columns).Select(_ => random.NextSingle())];
        double mean = (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]);
        return new Row { Features = x, Label = (float)(mean + Normal(random)) };
    }

    /// <summary>Box and Muller's transform.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Row
    {
        [VectorType(Columns)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
