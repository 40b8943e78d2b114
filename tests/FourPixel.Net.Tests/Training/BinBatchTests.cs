using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

public class BinBatchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(20, 37)]
    [InlineData(130, 64)]
    [InlineData(130, 135)]
    public void WeightGradients_OfBinsInARow_AreThoseOfTheirFeatures(int binsOfAColumn, int width) =>
        Check(NaiveBins.DrawInARow(3, binsOfAColumn, seed: width), 3, width);

    [Fact]
    public void WeightGradients_OfBinsThatOverlap_AreThoseOfTheirFeatures() => Check(NaiveBins.Draw(5, 6, seed: 3), 5, width: 37);

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void WeightGradients_InAProcessWithNarrowerRegisters_AreThoseOfTheirFeatures(string setting) => ChildProcess.Run(CheckWidths, "", (setting, "0"));

    private static void CheckWidths(string unused)
    {
        unused.Should().BeEmpty();
        Check(NaiveBins.DrawInARow(3, 20, seed: 1), 3, width: 135);
    }

    [Fact]
    public void WeightGradients_WithSilencedColumns_LeaveThemOut()
    {
        float[] mask = [0, 2, 1];
        Check(NaiveBins.DrawInARow(3, 20, seed: 1), 3, width: 37, mask);
    }

    /// <summary>Two batches, the second one smaller: nothing of the first may be left in it.</summary>
    private static unsafe void Check(QuantileBins bins, int columns, int width, float[]? mask = null)
    {
        const int capacity = 50;
        var lists = new KnotLists(bins.Knots, capacity);
        var batch = new BinBatch(lists, width, capacity);
        batch.KeepOrder();
        using var team = new ThreadTeam(2);
        foreach (int count in (int[])[capacity, 23])
        {
            float[][] rows = [.. Enumerable.Range(0, count).Select(row => Problems.Noise(columns, seed: (100 * count) + row))];
            rows[1][2] = float.NaN;
            float[] deltas = Problems.Noise(count * width, seed: count), gradient = new float[bins.Count * width];
            for (int row = 0; row < count; row++)
            {
                lists.Set(row, new InputRow(rows[row]));
                if (mask != null)
                    lists.Silence(row, mask);
            }
            for (int group = 0; group < batch.Groups; group++)
                batch.Sort(group, count);
            fixed (float* d = deltas, g = gradient)
                batch.WeightGradients(new Matrix(d, count, width), g, team);
            gradient.ShouldBeCloseTo(Expected(bins, rows, deltas, width, mask), $"sums of {count} rows", size: count);
        }
    }

    private static double[] Expected(QuantileBins bins, float[][] rows, float[] deltas, int width, float[]? mask)
    {
        double[] gradient = new double[bins.Count * width];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] features = bins.FeaturesOf(rows[row]);
            for (int i = 0; i < gradient.Length; i++)
            {
                (int bin, int column) = Math.DivRem(i, width);
                gradient[i] += features[bin] * deltas[(row * width) + column] * (mask?[bins.Columns[bin]] ?? 1);
            }
        }
        return gradient;
    }
}
