using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 13: backpropagation, the chain rule.</summary>
public class ChainRuleTests
{
    [Theory]
    [InlineData(2, 0.5f, 3)]
    [InlineData(-1.5f, 4, -0.25f)]
    public void ThroughWeights_SlidesExample_IsXTimesW2(float x, float w1, float w2)
    {
        ChainRule chain = ChainRule.ThroughWeights(x, w1, w2);

        chain.Links.Select(link => link.LocalDerivative).Should().Equal([x, w2], "dy/dw1 = x and de/dy = w2");
        chain.Links.Select(link => link.Value).Should().Equal([x * w1, x * w1 * w2], "y = x w1 and e = y w2");
        chain.Product.Should().Be(x * w2);
        chain.ByBackpropagation.Should().Be(x * w2);
    }

    [Fact]
    public void ThroughSum_FourTerms_EachGetsTheSlopeOfTheSum()
    {
        // z = a + b + c + d, then a sigmoid: each term gets derr/dz.
        IReadOnlyList<ChainRule> chains = ChainRule.ThroughSum([0.5f, -1, 0.75f, 0.25f], Activation.Sigmoid);

        chains.Should().HaveCount(4);
        foreach (ChainRule chain in chains)
        {
            chain.Links[0].LocalDerivative.Should().Be(1);
            chain.Product.Should().BeApproximately(0.6224593 * (1 - 0.6224593), 1e-6, "the sum is 0.5");
            chain.ByBackpropagation.Should().BeApproximately(chain.Product, 1e-6);
        }
        ChainRule.ThroughSum([1, 2, 3]).Should().OnlyContain(chain => chain.ByBackpropagation == 1);
    }

    [Theory]
    [InlineData(0.0f)]
    [InlineData(2.0f)]
    [InlineData(-3.0f)]
    public void Along_Sigmoid_IsSigmaTimesOneMinusSigma(float a)
    {
        ChainRule chain = ChainRule.Along(1, (a, Activation.Sigmoid));
        double sigma = 1 / (1 + Math.Exp(-a));

        chain.Links[1].Value.Should().BeApproximately(sigma, 1e-6);
        chain.Links[1].LocalDerivative.Should().BeApproximately(sigma * (1 - sigma), 1e-6);
        chain.ByBackpropagation.Should().BeApproximately(chain.Product, 1e-6);
    }

    [Theory]
    [InlineData(0.5f, 1)]
    [InlineData(-0.5f, 0)]
    [InlineData(0f, 0)]
    public void Along_ReLU_IsOneWherePositiveElseZero(float a, double derivative)
    {
        ChainRule chain = ChainRule.Along(1, (a, Activation.ReLU));
        chain.Links[1].LocalDerivative.Should().Be(derivative);
        chain.ByBackpropagation.Should().Be(derivative);
    }

    [Fact]
    public void Along_LongPath_IsTheProductOfTheLocalDerivatives()
    {
        ChainRule chain = ChainRule.Along(1.5f, (0.8f, Activation.Sigmoid), (-1.2f, Activation.Tanh),
            (-2, Activation.ReLU), (0.7f, Activation.Identity));

        chain.Links.Should().HaveCount(7);
        chain.Product.Should().NotBe(0);
        chain.ByBackpropagation.Should().BeApproximately(chain.Product, 1e-6);
    }

    [Fact]
    public void Along_NoPath_IsRefused() => ((Action)(() => ChainRule.Along(1))).Should().Throw<ArgumentException>();
}
