using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>Two steps of each optimizer from weight 0, with gradient 1 and then -1, worked out on paper.</summary>
public class HandWorkedStepTests
{
    [Fact]
    public void SGD_ThereAndBack_EndsWhereItBegan() => TwoSteps(Optimizer.SGD).ShouldBeCloseTo([-0.5, 0], "rate .5");

    [Fact]
    public void Momentum_ThereAndBack_KeepsPartOfItsVelocity() =>
        // v = 1, then .5 - 1 = -.5.
        TwoSteps(Optimizer.Momentum).ShouldBeCloseTo([-0.5, -0.25], "v = .5 v + g");

    [Fact]
    public void Nesterov_ThereAndBack_LooksAhead() =>
        // v = 1, so the step is 1 + .5; then v = -.5, and the step is -1 - .25.
        TwoSteps(Optimizer.Nesterov).ShouldBeCloseTo([-0.75, -0.125], "g + .5 v");

    [Fact]
    public void Adagrad_ThereAndBack_SlowsDown() =>
        // s = 1, then 2.
        TwoSteps(Optimizer.Adagrad).ShouldBeCloseTo([-0.5, -0.5 + (0.5 / Math.Sqrt(2))], "g / sqrt s");

    [Fact]
    public void RMSprop_ThereAndBack_ForgetsOldSquares() =>
        // s = .25, then .75 * .25 + .25 = .4375.
        TwoSteps(Optimizer.RMSprop).ShouldBeCloseTo([-1, -1 + (0.5 / Math.Sqrt(0.4375))], "g / sqrt s");

    [Theory]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.AMSGrad)]
    public void Adam_ThereAndBack_CorrectsForItsStart(Optimizer optimizer) =>
        // m = .5, corrected 1; v = .25, corrected 1. Then m = -.25, over 1 - .25 = -1/3; v = .4375, over 1 - .5625 = 1.
        TwoSteps(optimizer).ShouldBeCloseTo([-0.5, -0.5 + (0.5 / 3)], "m / sqrt v");

    [Fact]
    public void AMSGrad_AfterALargeGradient_KeepsItsDivisor()
    {
        // Gradients 2 and 0. v = 1, then .75: AMSGrad stays at 1. m = 1, then .5.
        using var stepper = new Stepper(Options(Optimizer.AMSGrad), new float[6]);
        stepper.Step(Six(2));
        stepper.Step(Six(0));

        double expected = -0.5 - (0.5 * (0.5 / 0.75) / Math.Sqrt(1 / 0.4375));
        stepper.Weights.ShouldBeCloseTo([.. Enumerable.Repeat(expected, 6)], "sqrt of the largest v");
    }

    [Fact]
    public void Adam_ZeroGradient_DoesNotDivideByZero()
    {
        foreach (Optimizer optimizer in Stepper.Optimizers)
        {
            using var stepper = new Stepper(new TrainingOptions { Optimizer = optimizer, WeightDecay = 0 }, Six(3));
            stepper.Step(Six(0));
            stepper.Weights.Should().Equal(Six(3), $"{optimizer} has nowhere to go");
        }
    }

    [Theory]
    [InlineData(Optimizer.Momentum)]
    [InlineData(Optimizer.Nesterov)]
    [InlineData(Optimizer.RMSprop)]
    [InlineData(Optimizer.Adam)]
    public void Moments_AfterManyZeroGradients_AreZero(Optimizer optimizer)
    {
        // .9^1000 = 1.7e-46. Rounded to floats, .9 of the smallest float would be that float again.
        using var stepper = new Stepper(new TrainingOptions { Optimizer = optimizer, Momentum = 0.9, Beta1 = 0.9, Beta2 = 0.9 }, new float[6]);
        stepper.Step(Six(1), 1);
        stepper.Moments.Should().NotContain(0f);
        for (int step = 0; step < 1000; step++)
            stepper.Step(Six(0));
        stepper.Moments.Should().OnlyContain(moment => moment == 0);
    }

    private static float[] TwoSteps(Optimizer optimizer)
    {
        using var stepper = new Stepper(Options(optimizer), new float[6]);
        stepper.Step(Six(1), 1);
        float first = stepper.Weights[0];
        stepper.Step(Six(-1), -1);
        stepper.Weights.Should().OnlyContain(weight => weight == stepper.Bias, "all seven had the same gradients");
        return [first, stepper.Weights[0]];
    }

    private static TrainingOptions Options(Optimizer optimizer) => new()
    {
        Optimizer = optimizer,
        LearningRate = 0.5,
        Momentum = 0.5,
        Beta1 = 0.5,
        Beta2 = 0.75,
    };

    private static float[] Six(float value) => [.. Enumerable.Repeat(value, 6)];
}
