using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A row with the probabilities of four classes, or of yes.</summary>
public sealed class ClassifiedRow
{
    [VectorType(4)]
    public float[] Score { get; set; } = new float[4];

    [KeyType(4)]
    public uint Label { get; set; }

    public float Probability { get; set; }

    public bool IsYes { get; set; }

    /// <summary>Rows whose labels are drawn by their probabilities, some nearly certain and some not at all.</summary>
    public static List<ClassifiedRow> Make(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Make(random))];
    }

    private static ClassifiedRow Make(Random random)
    {
        double sharpness = 4 * random.NextDouble();
        double[] odds = [.. Enumerable.Range(0, 4).Select(_ => Math.Exp(sharpness * NumberRows.Normal(random)))];
        float[] probabilities = [.. odds.Select(odd => (float)(odd / odds.Sum()))];
        float yes = random.NextSingle();
        return new ClassifiedRow
        {
            Score = probabilities,
            Label = Draw(random.NextSingle()),
            Probability = yes,
            IsYes = random.NextSingle() < yes,
        };

        uint Draw(float share)
        {
            uint drawn = 0;
            for (; drawn < 3 && share >= probabilities[drawn]; drawn++)
                share -= probabilities[drawn];
            return drawn;
        }
    }
}
