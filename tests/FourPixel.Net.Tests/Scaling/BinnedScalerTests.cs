using CsCheck;
using FourPixel.Net.Data;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

/// <summary>A scaler with bins, and columns of two values, which get none.</summary>
public class BinnedScalerTests
{
    [Fact]
    public void List_AnySparseRow_GivesTheKnotsOfTheRowWithItsZeros() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 1000], Gen.OneOf(Gen.Const(0f), Gen.Float[-2, 2], Gen.Const(float.NaN)).Array[1, 30])
            .Sample((bins, seed, row) =>
            {
                InputScaler scaler = NaiveBins.DrawScaler(row.Length, bins, seed);
                int[] given = [.. Enumerable.Range(0, row.Length).Where(column => row[column] != 0 || column % 4 == 1)];
                if (scaler.Bins is QuantileBins some)
                    KnotsOf(some, new InputRow(given, [.. given.Select(column => row[column])])).Should().Equal(KnotsOf(some, new InputRow(row)));
            });

    private static List<(int, float)> KnotsOf(QuantileBins bins, InputRow row)
    {
        int[] knots = new int[bins.Knots.MostOf(row)];
        float[] shares = new float[knots.Length];
        int count = bins.Knots.List(row, knots, shares);
        return [.. knots.Zip(shares).Take(count)];
    }

    [Fact]
    public void FeatureCount_WithBins_IsThatOfColumnsAndBins()
    {
        var scaler = new InputScaler([0, 0], [1, 1], new QuantileBins([1, 1, 1], [0, 1, 2], [1, 1, 1], [0, 0, 0]));
        (scaler.InputCount, scaler.FeatureCount).Should().Be((2, 5));
    }

    [Fact]
    public void Bins_OfNoColumn_AreNone()
    {
        var scaler = new InputScaler([0], [1], new QuantileBins([], [], [], []));
        scaler.Bins.Should().BeNull();
        scaler.FeatureCount.Should().Be(1);
    }

    [Fact]
    public void Constructor_BinOfAColumnThatIsNotThere_IsRefused()
    {
        Action act = () => _ = new InputScaler([0, 0], [1, 1], new QuantileBins([2], [0], [1], [0]));
        act.Should().Throw<ArgumentException>().WithParameterName("bins").WithMessage("A bin belongs to column 2; there are 2 columns.*");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Standard_ColumnOfTwoValues_GetsADistanceOfTwo(bool sparse)
    {
        // Nine times 0 and three times 4: the mean is 1. Over its standard deviation the rarer value would be the root of 3.
        InputScaler scaler = Standard([0, 0, 0, 4, 0, 4, 0, 0, 0, 0, 0, 4], sparse, out float[] scaled);
        scaler.Shift.ToArray().Should().Equal(1);
        scaled.Should().Equal(-0.5f, -0.5f, -0.5f, 1.5f, -0.5f, 1.5f, -0.5f, -0.5f, -0.5f, -0.5f, -0.5f, 1.5f);
    }

    [Fact]
    public void Standard_ColumnOfTwoValuesAwayFromZero_GetsADistanceOfTwo()
    {
        InputScaler scaler = Standard([3, -1, -1, -1], sparse: false, out float[] scaled);
        scaler.Shift.ToArray().Should().Equal(0);
        scaled.Should().Equal(1.5f, -0.5f, -0.5f, -0.5f);
    }

    [Theory]
    [InlineData(new float[] { 1, 2 }, true)]
    [InlineData(new float[] { 7, 7, 7 }, true)]
    [InlineData(new float[] { 0, -2, -2, 0 }, true)]
    [InlineData(new float[] { 0, -0f, 1 }, true)]
    [InlineData(new float[] { 1, 2, 3 }, false)]
    [InlineData(new float[] { 0, 1, 2, 1 }, false)]
    [InlineData(new float[] { 1, 1, 1, 2, 2, 0 }, false)]
    [InlineData(new[] { 1, float.NaN, 2 }, true)]
    [InlineData(new[] { float.NaN, 0, 0 }, true)]
    public void HasAtMostTwoValues_AnyColumn_CountsZerosAndLeavesOutMissingValues(float[] values, bool expected)
    {
        var dense = new ExampleSet(values, 1, new float[values.Length], 1);
        new ColumnMoments(dense).HasAtMostTwoValues(0).Should().Be(expected);
        new ColumnMoments(dense.ToSparse()).HasAtMostTwoValues(0).Should().Be(expected);
    }

    [Fact]
    public void HasAtMostTwoValues_ValueVeryFarOut_DoesNotMakeOneOfAllOthers()
    {
        float[] values = [.. Problems.Noise(999), 1e30f];
        new ColumnMoments(new ExampleSet(values, 1, new float[1000], 1)).HasAtMostTwoValues(0).Should().BeFalse();
    }

    private static InputScaler Standard(float[] values, bool sparse, out float[] scaled)
    {
        var dense = new ExampleSet(values, 1, new float[values.Length], 1);
        InputScaler scaler = InputScaler.Standard(sparse ? dense.ToSparse() : dense);
        scaled = new float[values.Length];
        for (int row = 0; row < values.Length; row++)
            scaler.Factors.Apply(values.AsSpan(row, 1), scaled.AsSpan(row));
        return scaler;
    }
}
