using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

/// <summary>Where columns are cut; all edges are worked out by hand.</summary>
public class QuantileBinningTests
{
    private static readonly float _nan = float.NaN;

    [Fact]
    public void Fit_EvenlySpreadValues_GetsBinsOfOneWidth()
    {
        // 1 to 100: the 25th, the 50th and the 75th value fill the shares.
        QuantileBins bins = Fit(4, Column(Enumerable.Range(1, 100).Select(i => (float)i)))!;
        bins.Edges.ToArray().Should().Equal(1, 25, 50, 75);
        bins.Scales.ToArray().Should().Equal(1 / 24f, 1 / 25f, 1 / 25f, 1 / 25f);
        bins.Columns.ToArray().Should().Equal(0, 0, 0, 0);
    }

    [Fact]
    public void Fit_HandWorkedColumn_TakesTheMeansOfItsRows()
    {
        // 0, 1, 2, 4 in two bins: from 0 to 1 and from 1 to 4. The means: (0 + 1 + 1 + 1) / 4 and (0 + 0 + 1/3 + 1) / 4.
        QuantileBins bins = Fit(2, Column([4, 0, 2, 1]))!;
        bins.Edges.ToArray().Should().Equal(0, 1);
        bins.Means.ShouldBeCloseTo([0.75, 1 / 3.0], "means");
    }

    [Fact]
    public void Fit_ValueOfNineRowsInTen_CountsAsTheRowsOfOneBin()
    {
        // 90 rows have a 0 and count as 25; 1 to 10 are 10 more. So a share is 35 / 4 = 8.75: the 0 fills two, 2 the third.
        QuantileBins bins = Fit(4, Column([.. new float[90], .. Enumerable.Range(1, 10).Select(i => (float)i)]))!;
        bins.Edges.ToArray().Should().Equal(0, 2);
        bins.Scales.ToArray().Should().Equal(1 / 2f, 1 / 8f);

        // Of plain quantiles, the 90 rows would take nine of ten; here they take half, 10 of 20.
        QuantileBins ten = Fit(10, Column([.. new float[90], .. Enumerable.Range(1, 10).Select(i => (float)i)]))!;
        ten.Edges.ToArray().Should().Equal(0, 2, 4, 6, 8);
    }

    [Fact]
    public void Fit_FewerValuesThanBins_CutsAtEachValue() =>
        Fit(16, Column([3, 1, 1, 7, 7, 7, 1, 3]))!.Edges.ToArray().Should().Equal(1, 3);

    [Theory]
    [InlineData(5, 8)]
    [InlineData(5, 5)]
    public void Fit_AtMostTwoValues_GetsNone(float first, float second) =>
        Fit(8, Column([first, second, second, first])).Should().BeNull();

    [Fact]
    public void Fit_MissingValues_DoNotCount()
    {
        QuantileBins bins = Fit(2, Column([4, _nan, 0, 2, _nan, 1]))!;
        bins.Edges.ToArray().Should().Equal(0, 1);
        bins.Means.ShouldBeCloseTo([0.75, 1 / 3.0], "means");
        Fit(2, Column([_nan, _nan])).Should().BeNull();
    }

    [Fact]
    public void Fit_SeveralColumns_KeepsTheirBinsTogether()
    {
        float[] rows = [0, 5, 3, 1, 5, 2, 2, 6, _nan, 4, 6, 1];
        QuantileBins bins = Fit(2, new ExampleSet(rows, 3, new float[4], 1))!;
        bins.Columns.ToArray().Should().Equal(0, 0, 2, 2);
        bins.Edges.ToArray().Should().Equal(0, 1, 1, 2);
    }

    [Fact]
    public void Fit_ValueFarOut_LeavesTheOtherBinsAlone()
    {
        QuantileBins bins = Fit(4, Column([.. Enumerable.Range(1, 99).Select(i => (float)i), 1e30f]))!;
        bins.Edges.ToArray().Should().Equal(1, 25, 50, 75);
        bins.Scales[..3].ToArray().Should().Equal(1 / 24f, 1 / 25f, 1 / 25f);
    }

    [Fact]
    public void Fit_BinsWhoseWidthIsNoFloatOrWhoseScaleIsNone_LeavesThemOut()
    {
        // The whole range is too wide for a float, and one over the least number too large.
        Fit(1, Column([float.MinValue, 1, float.MaxValue])).Should().BeNull();
        Fit(2, Column([0, float.Epsilon, 1, 2]))!.Edges.ToArray().Should().Equal(float.Epsilon);
    }

    [Fact]
    public void Fit_SparseRows_CutsTheColumnsThatAreWellFilled()
    {
        // Column 0 is given in all rows but one, column 1 in one of ten.
        float[] rows = [.. Enumerable.Range(0, 10).SelectMany(i => new[] { (float)i, i == 4 ? 3 : 0 })];
        var dense = new ExampleSet(rows, 2, new float[10], 1);
        QuantileBins bins = Fit(5, dense.ToSparse())!;
        bins.Columns.ToArray().Should().Equal(0, 0, 0, 0, 0);
        bins.Edges.ToArray().Should().Equal(0, 1, 3, 5, 7);
        bins.Means.ShouldBeBitwise(Fit(5, new ExampleSet([.. Enumerable.Range(0, 10).Select(i => (float)i)], 1, new float[10], 1))!.Means);
    }

    [Fact]
    public void Fit_AnyBin_IsZeroOnAverage()
    {
        float[] values = [.. Problems.Noise(1000).Select(x => MathF.Exp(5 * x))];
        ExampleSet examples = Column(values);
        QuantileBins bins = Fit(64, examples)!;
        var scaler = new InputScaler([0], [1], bins);
        bins.Count.Should().Be(64);
        for (int bin = 1; bin <= 64; bin++)
            values.Average(value => scaler.FeaturesOf([value])[bin]).Should().BeApproximately(0, 1e-6f);
    }

    private static ExampleSet Column(IEnumerable<float> values)
    {
        float[] inputs = [.. values];
        return new ExampleSet(inputs, 1, new float[inputs.Length], 1);
    }

    private static QuantileBins? Fit(int bins, ExampleSource examples) =>
        QuantileBinning.Fit(new ColumnMoments(examples), new ColumnSample(examples), bins);
}
