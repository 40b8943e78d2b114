using FourPixel.Benchmarks.Quality;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Insight;

/// <summary>A synthetic regression with heteroscedastic noise: y = sin(3 x0) + x1 x2 + (0.1 + |x3|) times standard normal noise.</summary>
internal sealed class UnevenNoise
{
    private const int Rows = 6_250;

    [VectorType(5)]
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>Training rows and test rows.</summary>
    public static Split Split(int seed)
    {
        var context = new MLContext(seed);
        var random = new Random(seed);
        UnevenNoise[] rows = [.. Enumerable.Range(0, Rows).Select(_ => Draw(random))];
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(context.Data.LoadFromEnumerable(rows), 0.2, seed: seed);
        return new Split(seed, InMemory.Keep(context, parts.TrainSet), InMemory.Keep(context, parts.TestSet));
    }

    private static UnevenNoise Draw(Random random)
    {
        float[] x = [.. Enumerable.Range(0, 5).Select(_ => (2 * random.NextSingle()) - 1)];
        double noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new UnevenNoise { Features = x, Label = (float)(Math.Sin(3 * x[0]) + (x[1] * x[2]) + ((0.1 + Math.Abs(x[3])) * noise)) };
    }
}
