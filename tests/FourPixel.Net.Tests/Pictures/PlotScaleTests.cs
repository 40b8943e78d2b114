using System.Globalization;
using FourPixel.Net.Pictures;

namespace FourPixel.Net.Tests.Pictures;

public class PlotScaleTests
{
    public static readonly TheoryData<double, double> Ranges = new()
    {
        { 0.3, 0.78 }, { 0, 1 }, { 0.7, 0.7 }, { 0, 0 }, { -3, -3 }, { -1.2, 0.4 }, { 1e-12, 3e-12 }, { 0, 4e9 }, { 999.9, 1000.1 },
        { 0.001, 1 }, { 0.00099999, 1.00001 }, { 0.05, 1.6 }, { 1e-7, 1e-3 }, { 1e-9, 1e9 }, { 3e-30, 7e30 }, { 0.1 + 0.2, 9 }, { 2, 60 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void For_AnyValues_LeavesRoomForAllAndLabelsRoundNumbers(double least, double most)
    {
        var scale = PlotScale.For([most, double.NaN, least, double.PositiveInfinity]);

        scale.At(least).Should().BeGreaterThanOrEqualTo(-1e-9);
        scale.At(most).Should().BeInRange(scale.At(least), 1 + 1e-9);
        scale.Ticks.Should().HaveCountGreaterThanOrEqualTo(2).And.HaveCountLessThanOrEqualTo(9);
        scale.Ticks.Select(tick => tick.Value).Should().BeInAscendingOrder();
        scale.Ticks.Select(tick => tick.Label).Should().OnlyHaveUniqueItems();
        foreach ((double value, string label) in scale.Ticks)
        {
            scale.At(value).Should().BeInRange(-1e-9, 1 + 1e-9);
            double.Parse(label, CultureInfo.InvariantCulture).Should().BeApproximately(value, 1e-9 * Math.Abs(value));
        }
    }

    [Theory]
    [InlineData(0.04, 1, false)]
    [InlineData(0.03, 1, true)]
    [InlineData(0, 1000, false)]
    [InlineData(-1, 1000, false)]
    public void For_PositiveValuesOfDifferentMagnitudes_IsLogarithmic(double least, double most, bool expected) =>
        PlotScale.For([least, most]).IsLogarithmic.Should().Be(expected);

    [Fact]
    public void For_Magnitudes_AreEquallyFarApart()
    {
        var scale = PlotScale.For([1, 100]);
        scale.At(10).Should().BeApproximately(0.5, 1e-12);
        scale.Ticks.Select(tick => tick.Label).Should().Equal("1", "2", "5", "10", "20", "50", "100");
    }

    [Fact]
    public void For_NothingFinite_IsAnEmptyScale() => PlotScale.For([double.NaN]).Ticks[0].Label.Should().Be("0.0");

    [Theory]
    [InlineData(0.3, 0.78, "0.3 0.4 0.5 0.6 0.7 0.8")]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 4000, "0 1,000 2,000 3,000 4,000")]
    [InlineData(-1.2, 0.4, "-1.5 -1.0 -0.5 0.0 0.5")]
    [InlineData(1e-12, 3e-12, "1e-12 1.5e-12 2e-12 2.5e-12 3e-12")]
    public void Straight_Labels_HaveTheDecimalsOfTheStep(double least, double most, string labels) =>
        string.Join(' ', PlotScale.Straight(least, most).Ticks.Select(tick => tick.Label)).Should().Be(labels);
}
