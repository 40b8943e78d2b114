using FourPixel.Net.Optimizers;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Optimizers;

public class GradientClippingTests
{
    [Fact]
    public void Apply_TooLong_KeepsTheDirectionAndTakesTheLength()
    {
        // |(3, 4)| = 5, cut down to 1.
        float[] gradients = [3, 4];
        Clip(gradients, 1);
        gradients.ShouldBeCloseTo([0.6, 0.8], "a fifth");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Apply_NotTooLong_LeavesTheBitsAlone(double maximum)
    {
        float[] gradients = [3, 4];
        Clip(gradients, maximum);
        gradients.Should().Equal(3, 4);
    }

    [Fact]
    public void Apply_HugeGradient_StillTakesTheLength()
    {
        // The squares overflow a float.
        float[] gradients = [3e30f, 4e30f];
        Clip(gradients, 1);
        gradients.ShouldBeCloseTo([0.6, 0.8], "a fifth");
    }

    [Fact]
    public void Train_WithMaximumNorm_StepsNoFurther()
    {
        // One step of SGD: the parameters move by rate times the clipped gradient, over all layers together.
        float Distance(double maximum)
        {
            var network = new Network(3, [new Dense(4, Activation.Tanh), new Dense(2)], seed: 1);
            float[] before = network.Parameters.Span.ToArray();
            new NetworkTrainer(new TrainingOptions
            {
                Loss = Loss.MeanSquaredError,
                Optimizer = Optimizer.SGD,
                LearningRate = 0.5,
                MaximumGradientNorm = maximum,
                NumberOfEpochs = 1,
            }).Train(network, new ExampleSet([1, 2, 3], 3, [50, -50], 2));
            return MathF.Sqrt(network.Parameters.Span.ToArray().Zip(before, (a, b) => (a - b) * (a - b)).Sum());
        }

        Distance(0.25).Should().BeApproximately(0.125f, 1e-6f);
        Distance(0).Should().BeGreaterThan(10);
    }

    /// <summary>The gradient of a network with as many parameters.</summary>
    private static void Clip(float[] gradients, double maximum)
    {
        var gradient = new Gradient(new Network(gradients.Length - 1, [new Dense(1)]));
        gradients.CopyTo(gradient.Values.Span);
        GradientClipping.Apply(gradient, maximum);
        gradient.Values.Span.CopyTo(gradients);
    }
}
