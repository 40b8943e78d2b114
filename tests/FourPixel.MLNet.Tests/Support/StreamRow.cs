using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row of sixteen features, with a label of every kind, that is generated on demand.</summary>
public sealed class StreamRow
{
    public const int Columns = 16;

    /// <summary>What a row takes in memory with one target: 4 bytes a number.</summary>
    public const int Bytes = 4 * (Columns + 1);

    /// <summary>The least memory bound.</summary>
    public const long LeastBound = 65_536;

    /// <summary>The rows that take twenty times as much.</summary>
    public const int Many = (int)(20 * LeastBound / Bytes);

    [VectorType(Columns)]
    public float[] Features { get; set; } = [];

    /// <summary>0 to 2, the last of them seldom.</summary>
    [KeyType(3)]
    public uint Class { get; set; }

    public bool IsLarge { get; set; }

    /// <summary>Around 5,000.</summary>
    public float Price { get; set; }

    [VectorType(2)]
    public float[] Prices { get; set; } = [];

    public static IEnumerable<StreamRow> Make(int rows, int seed = 1)
    {
        var random = new Random(seed);
        for (int row = 0; row < rows; row++)
        {
            float[] features = [.. Enumerable.Range(0, Columns).Select(_ => 10 + random.NextSingle())];
            float sum = features[0] + (2 * features[1]) - features[2] - 20 + random.NextSingle();
            yield return new StreamRow
            {
                Features = features,
                Class = sum > 3 ? 2u : sum > 1.5f ? 1u : 0,
                IsLarge = sum > 1.5f,
                Price = 5000 + (100 * sum),
                Prices = [5000 + (100 * sum), -sum],
            };
        }
    }
}
