using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Initialization;

public class WeightInitializationTests
{
    [Theory]
    [InlineData(WeightInitialization.Glorot, 2.0 / (200 + 50))]
    [InlineData(WeightInitialization.He, 2.0 / 200)]
    [InlineData(WeightInitialization.LeCun, 1.0 / 200)]
    public void Initialize_EachScheme_DrawsEvenlyWithItsVariance(WeightInitialization initialization, double variance)
    {
        var network = new Network(200, [new Dense(50, Activation.Tanh, initialization)], seed: 1);
        double[] weights = [.. network.Layers[0].Weights.ToArray().Select(weight => (double)weight)];
        // Evenly within b has the variance b^2 / 3.
        double bound = Math.Sqrt(3 * variance);

        weights.Max(Math.Abs).Should().BeInRange(0.999 * bound, 1.000001 * bound);
        weights.Average().Should().BeApproximately(0, 0.02 * bound);
        weights.Average(weight => weight * weight).Should().BeApproximately(variance, 0.03 * variance);
        // A tenth of an even distribution lies in each tenth of its range; 1,000 of 10,000 draws, give or take 30.
        weights.GroupBy(weight => (int)Math.Floor(Math.Min((weight + bound) / bound * 5, 9.999)))
            .Select(group => group.Count())
            .Should().HaveCount(10).And.OnlyContain(count => count > 850 && count < 1150);
    }

    [Fact]
    public void Initialize_AnyScheme_StartsBiasesAtZero()
    {
        var network = new Network(3, [new Dense(4, Activation.ReLU), new Dense(2)]);
        network.Layers[0].Biases.Fill(3);
        network.Initialize(0);
        network.Layers[0].Biases.ToArray().Should().Equal(0, 0, 0, 0);
    }

    [Theory]
    [InlineData(Activation.Identity, WeightInitialization.Glorot)]
    [InlineData(Activation.Sigmoid, WeightInitialization.Glorot)]
    [InlineData(Activation.Tanh, WeightInitialization.Glorot)]
    [InlineData(Activation.Softsign, WeightInitialization.Glorot)]
    [InlineData(Activation.Softmax, WeightInitialization.Glorot)]
    [InlineData(Activation.Exponential, WeightInitialization.Glorot)]
    [InlineData(Activation.SELU, WeightInitialization.LeCun)]
    [InlineData(Activation.ReLU, WeightInitialization.He)]
    [InlineData(Activation.LeakyReLU, WeightInitialization.He)]
    [InlineData(Activation.ELU, WeightInitialization.He)]
    [InlineData(Activation.GELU, WeightInitialization.He)]
    [InlineData(Activation.GELUTanh, WeightInitialization.He)]
    [InlineData(Activation.SiLU, WeightInitialization.He)]
    [InlineData(Activation.Mish, WeightInitialization.He)]
    [InlineData(Activation.Softplus, WeightInitialization.He)]
    public void Automatic_EachActivation_ChoosesItsScheme(Activation activation, WeightInitialization expected)
    {
        var automatic = new Network(6, [new Dense(5, activation)], seed: 3);
        var chosen = new Network(6, [new Dense(5, activation, expected)], seed: 3);

        automatic.Layers[0].Initialization.Should().Be(expected);
        ((ReadOnlySpan<float>)automatic.Parameters.Span).ShouldBeBitwise(chosen.Parameters.Span);
    }

    [Fact]
    public void Initialize_SameSeed_DrawsTheSameWeights()
    {
        var network = new Network(6, [new Dense(5), new Dense(4)], seed: 3);
        var other = new Network(6, [new Dense(5), new Dense(4)], seed: 4);
        ((ReadOnlySpan<float>)other.Parameters.Span).HasSameBitsAs(network.Parameters.Span).Should().BeFalse();

        other.Initialize(3);
        ((ReadOnlySpan<float>)other.Parameters.Span).ShouldBeBitwise(network.Parameters.Span);
    }

    [Fact]
    public void Initialize_LayersOfOneShape_AreDrawnApart()
    {
        var network = new Network(6, [new Dense(6), new Dense(6)], seed: 3);
        network.Layers[0].Weights.ToArray().Should().NotIntersectWith(network.Layers[1].Weights.ToArray());
    }

    [Fact]
    public void Initialize_SeedZero_GivesTheNumbersOfEveryMachineAndVersion()
    {
        // Models that were trained from a seed have to come out the same for ever.
        var network = new Network(2, [new Dense(2)], seed: 0);
        network.Layers[0].Weights.ToArray().Should().Equal(0.087230906f, 0.021199487f, -0.64985716f, -0.25435662f);
    }
}
