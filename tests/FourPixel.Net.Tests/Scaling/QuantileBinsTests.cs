using CsCheck;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

public class QuantileBinsTests
{
    private static readonly float[] _oddValues = [float.NaN, 1e30f, -1e30f, float.MaxValue, float.MinValue, -0f];

    private static readonly Gen<float> _value = Gen.OneOf(Gen.Float[-2, 2], Gen.Int[0, _oddValues.Length - 1].Select(i => _oddValues[i]));

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Apply_InAProcessWithNarrowerRegisters_IsTheFormula(string setting) => ChildProcess.Run(CheckWidths, "", (setting, "0"));

    [Fact]
    public void Apply_OfAnyNumberOfBins_IsTheFormula() => CheckWidths("");

    private static void CheckWidths(string unused)
    {
        unused.Should().BeEmpty();
        for (int bins = 1; bins <= 70; bins++)
        {
            float[] row = [-0.5f, 2, float.NaN, -3, 0.25f];
            Check(NaiveBins.DrawScaler(columns: 5, bins, seed: bins), row);
            QuantileBins inARow = NaiveBins.DrawInARow(columns: 5, 2 * bins, seed: bins);
            FeaturesOf(inARow, row).ShouldBeCloseTo([.. inARow.FeaturesOf(row).Select(value => (double)value)], "bins in a row");
        }
    }

    [Fact]
    public void Apply_OfAnyColumnsAndValues_IsTheFormula() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[0, 1000], _value.Array[1, 9]).Sample((bins, seed, row) =>
            Check(NaiveBins.DrawScaler(row.Length, bins, seed), row));

    [Fact]
    public void Apply_HandWorkedBin_RisesFromMinusItsMeanToOneLessIt()
    {
        // From 2 to 6.
        var bins = new QuantileBins([0], [2], [0.25f], [0.375f]);
        foreach ((float x, float expected) in new[] { (1f, -0.375f), (2f, -0.375f), (3f, -0.125f), (6f, 0.625f), (7f, 0.625f), (float.NaN, 0f) })
        {
            FeaturesOf(bins, [x]).Should().Equal([expected], $"x is {x}");
        }
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, new float[] { 1 }, new float[] { 1, 1 }, new float[] { 1, 1 }, "edges", "There are 2 columns of bins but 1 edges.*")]
    [InlineData(new[] { 0 }, new float[] { 1 }, new float[] { 1, 1 }, new float[] { 1 }, "scales", "There are 1 columns of bins but 2 scales.*")]
    [InlineData(new[] { 0 }, new float[] { 1 }, new float[] { 1 }, new float[] { }, "means", "There are 1 columns of bins but 0 means.*")]
    [InlineData(new[] { -1 }, new float[] { 1 }, new float[] { 1 }, new float[] { 1 }, "columns", "Bin 0 belongs to column -1; columns must be at least 0 and in ascending order.*")]
    [InlineData(new[] { 1, 0 }, new float[] { 1, 1 }, new float[] { 1, 1 }, new float[] { 1, 1 }, "columns", "Bin 1 belongs to column 0; columns must be at least 0 and in ascending order.*")]
    [InlineData(new[] { 0 }, new[] { float.NaN }, new float[] { 1 }, new float[] { 1 }, "edges", "Bin 0 has NaN; it must be finite.*")]
    [InlineData(new[] { 0 }, new float[] { 1 }, new[] { float.PositiveInfinity }, new float[] { 1 }, "scales", "Bin 0 has *; it must be finite.*")]
    [InlineData(new[] { 0 }, new float[] { 1 }, new float[] { 1 }, new[] { float.NegativeInfinity }, "means", "Bin 0 has *; it must be finite.*")]
    [InlineData(new[] { 0, 0 }, new float[] { 1, 1 }, new float[] { 1, 0 }, new float[] { 1, 1 }, "scales", "Bin 1 has 0; it must be above 0.*")]
    [InlineData(new[] { 0 }, new float[] { 1 }, new float[] { -2 }, new float[] { 1 }, "scales", "Bin 0 has -2; it must be above 0.*")]
    public void Constructor_NumbersThatDoNotFit_AreRefused(int[] columns, float[] edges, float[] scales, float[] means, string name, string message)
    {
        Action act = () => _ = new QuantileBins(columns, edges, scales, means);
        act.Should().Throw<ArgumentException>().WithParameterName(name).WithMessage(message);
    }

    [Fact]
    public void List_BinsInARow_GivesTwoKnotsOfEachColumn()
    {
        var bins = new QuantileBins([0, 0, 0, 1], [0, 1, 3, 0], [1, 0.5f, 1, 1], [0, 0, 0, 0]);
        bins.Knots.Count.Should().Be(4 + 2);
        Listed(1.5f, float.NaN).Should().Equal((1, 0.75f), (2, 0.25f), (4, 0), (5, 0));
        Listed(-5, 7).Should().Equal((0, 1), (1, 0), (4, 0), (5, 1));
        Listed(float.PositiveInfinity, float.NegativeInfinity).Should().Equal((2, 0), (3, 1), (4, 1), (5, 0));

        (int, float)[] Listed(params float[] row)
        {
            int[] knots = new int[4];
            float[] shares = new float[4];
            bins.Knots.List(new InputRow(row), knots, shares).Should().Be(4);
            return [.. knots.Zip(shares)];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100)]
    [InlineData(129)]
    [InlineData(300)]
    public void List_ManyBinsInARow_FindsEachBin(int count)
    {
        QuantileBins bins = NaiveBins.DrawInARow(1, count, seed: count);
        float[] edges = bins.Edges.ToArray(), between = [.. edges.Zip(bins.Scales.ToArray(), (edge, scale) => edge + (0.25f / scale))];
        foreach (float x in (float[])[-3, .. edges, .. between, 1e9f])
            FeaturesOf(bins, [x]).ShouldBeCloseTo([.. bins.FeaturesOf([x]).Select(value => (double)value)], $"{x}");
    }

    [Fact]
    public void Sum_InNarrowBlocks_IsThatInOne()
    {
        const int width = 37;
        QuantileBins bins = NaiveBins.Draw(3, 5, seed: 4);
        float[] weights = Problems.Noise(bins.Count * width);
        TableOf(bins, weights, width, ofBlock: 16).Should().Equal(TableOf(bins, weights, width));
    }

    private static void Check(InputScaler scaler, float[] row)
    {
        if (scaler.Bins is QuantileBins bins)
            FeaturesOf(bins, row).ShouldBeCloseTo([.. scaler.FeaturesOf(row)[row.Length..].Select(value => (double)value)], "bins");
    }

    /// <summary>What a layer gives whose weights are the identity.</summary>
    private static float[] FeaturesOf(QuantileBins bins, float[] row)
    {
        int width = bins.Count;
        float[] identity = new float[width * width], features = new float[width];
        for (int bin = 0; bin < width; bin++)
            identity[(bin * width) + bin] = 1;
        float[] table = TableOf(bins, identity, width);
        int[] knots = new int[bins.Knots.MostOf(new InputRow(row))];
        float[] shares = new float[knots.Length];
        int count = bins.Knots.List(new InputRow(row), knots, shares);
        for (int i = 0; i < count; i++)
            for (int bin = 0; bin < width; bin++)
                features[bin] += shares[i] * table[(knots[i] * width) + bin];
        return features;
    }

    /// <summary>[knots, width].</summary>
    private static unsafe float[] TableOf(QuantileBins bins, float[] weights, int width, int ofBlock = 64)
    {
        var table = new KnotTable(bins.Knots.Count, new ColumnBlocks(width, ofBlock));
        using var team = new ThreadTeam(2);
        fixed (float* w = weights)
            bins.Knots.Sum(w, table, team);
        float[] values = new float[bins.Knots.Count * width];
        for (int i = 0; i < values.Length; i++)
        {
            (int knot, int column) = Math.DivRem(i, width);
            Matrix block = table[column / ofBlock];
            values[i] = block.Data[(knot * block.RowStride) + (column % ofBlock)];
        }
        return values;
    }
}
