using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lesson 12: numerically calculating the gradient is expensive.</summary>
public class NetworkGradientTests
{
    private static readonly ExampleSet _pictures = FourPixelCamera.ToExamples(FourPixelCamera.PurePictures.ToArray());

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public void Numerically_AnyWidth_IsBackpropagationForTwoPassesPerWeight(int width)
    {
        var network = new Network(4, [new Dense(width, Activation.Tanh), new Dense(4, Activation.Softmax)], seed: 1);
        var options = new TrainingOptions();
        float[] before = network.Forward([1, 0, -1, 0.5f]);

        var numeric = NetworkGradient.Numerically(network, _pictures, options);
        var direct = NetworkGradient.ByBackpropagation(network, _pictures, options);

        numeric.ForwardPasses.Should().Be(2 * network.ParameterCount);
        numeric.BackwardPasses.Should().Be(0);
        direct.ForwardPasses.Should().Be(1);
        direct.BackwardPasses.Should().Be(1);
        numeric.Error.Should().Be(direct.Error).And.BeGreaterThan(0);
        for (int i = 0; i < network.ParameterCount; i++)
            numeric.Slopes[i].Should().BeApproximately(direct.Slopes[i], 5e-5f);
        network.Forward([1, 0, -1, 0.5f]).Should().Equal(before, "the weights are as they were");
    }

    [Fact]
    public void ByBackpropagation_RowsThatDoNotFit_AreRefused()
    {
        var network = new Network(3, [new Dense(4, Activation.Softmax)]);
        ((Action)(() => NetworkGradient.ByBackpropagation(network, _pictures, new TrainingOptions())))
            .Should().Throw<ArgumentException>().WithMessage("*4 inputs and 1 targets*3 and 1*");
        ((Action)(() => NetworkGradient.Numerically(network, _pictures, new TrainingOptions(), step: 0)))
            .Should().Throw<ArgumentOutOfRangeException>();
    }
}
