using FourPixel.Net.Explanation;

namespace FourPixel.Net.Tests.Explanation;

public class GaussLegendreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void Of_AnyCount_IsExactForPolynomialsBelowTwiceThat(int count)
    {
        GaussLegendre rule = GaussLegendre.Of(count);

        for (int degree = 0; degree < 2 * count; degree++)
            rule.Nodes.Zip(rule.Weights, (node, weight) => weight * Math.Pow(node, degree)).Sum().Should().BeApproximately(1.0 / (degree + 1), 1e-13);
        rule.Nodes.Should().BeInAscendingOrder().And.OnlyContain(node => node > 0 && node < 1);
    }

    [Fact]
    public void Of_Two_IsTheRuleOfTextbooks() =>
        GaussLegendre.Of(2).Nodes[0].Should().BeApproximately((1 - (1 / Math.Sqrt(3))) / 2, 1e-15);
}
