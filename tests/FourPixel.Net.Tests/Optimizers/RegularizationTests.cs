using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>What pulls at the weights beside the loss, seen by itself: all gradients are 0.</summary>
public class RegularizationTests
{
    private static readonly float[] _weights = [4, -4, 0.5f, -0.5f, 0, -0f];

    [Fact]
    public void L2_NoGradient_ShrinksInProportion() =>
        // w - rate l2 w = w (1 - .5 * .25).
        After(new() { Optimizer = Optimizer.SGD, LearningRate = 0.5, L2Regularization = 0.25 })
            .Should().Equal(3.5f, -3.5f, 0.4375f, -0.4375f, 0, 0);

    [Fact]
    public void L1_NoGradient_ShrinksEvenly_AndLeavesZeroAlone() =>
        // w - rate l1 sign(w) = w - .5 * .25 sign(w).
        After(new() { Optimizer = Optimizer.SGD, LearningRate = 0.5, L1Regularization = 0.25 })
            .Should().Equal(3.875f, -3.875f, 0.375f, -0.375f, 0, 0);

    [Fact]
    public void L1AndL2_Together_AddUp() =>
        After(new() { Optimizer = Optimizer.SGD, LearningRate = 0.5, L1Regularization = 0.25, L2Regularization = 0.25 })
            .Should().Equal(3.375f, -3.375f, 0.3125f, -0.3125f, 0, 0);

    [Theory]
    [InlineData(Optimizer.SGD)]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Nesterov)]
    [InlineData(Optimizer.Adagrad)]
    [InlineData(Optimizer.RMSprop)]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.AMSGrad)]
    [InlineData(Optimizer.AdamW)]
    public void WeightDecay_EveryOptimizer_ShrinksBesideTheGradient(Optimizer optimizer) =>
        // Had it gone through the gradient, the adaptive ones would have made it a step of the learning rate.
        After(new() { Optimizer = optimizer, LearningRate = 0.5, WeightDecay = 0.25 })
            .Should().Equal(3.5f, -3.5f, 0.4375f, -0.4375f, 0, 0);

    [Fact]
    public void WeightDecay_NotSet_IsOneHundredthForAdamWAlone()
    {
        foreach (Optimizer optimizer in Stepper.Optimizers)
        {
            float[] after = After(new() { Optimizer = optimizer, LearningRate = 1 });
            after[0].Should().Be(optimizer == Optimizer.AdamW ? 3.96f : 4, $"{optimizer} is asked for nothing");
        }
    }

    [Fact]
    public void Biases_RegularizedAndDecayed_StayAsTheyAre()
    {
        var options = new TrainingOptions
        {
            Optimizer = Optimizer.SGD,
            LearningRate = 0.5,
            L1Regularization = 0.25,
            L2Regularization = 0.25,
            WeightDecay = 0.25,
        };
        using var stepper = new Stepper(options, _weights, bias: 5);
        stepper.Step(new float[6]);

        stepper.Bias.Should().Be(5);
        stepper.Weights[0].Should().BeLessThan(4);
    }

    [Theory]
    [InlineData(Optimizer.SGD, 0.01)]
    [InlineData(Optimizer.Momentum, 0.01)]
    [InlineData(Optimizer.Nesterov, 0.01)]
    [InlineData(Optimizer.Adagrad, 0.01)]
    [InlineData(Optimizer.RMSprop, 0.001)]
    [InlineData(Optimizer.Adam, 0.001)]
    [InlineData(Optimizer.AMSGrad, 0.001)]
    [InlineData(Optimizer.AdamW, 0.001)]
    public void LearningRate_NotSet_IsTheDocumentedOne(Optimizer optimizer, double expected) =>
        new TrainingOptions { Optimizer = optimizer }.EffectiveLearningRate.Should().Be(expected);

    private static float[] After(TrainingOptions options)
    {
        using var stepper = new Stepper(options, _weights);
        stepper.Step(new float[6]);
        return stepper.Weights;
    }
}
