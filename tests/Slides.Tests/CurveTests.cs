using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lessons 10 and 11: every activation and every loss with its derivative.</summary>
public class CurveTests
{
    public static readonly TheoryData<Activation> Activations = [.. Enum.GetValues<Activation>()];

    public static readonly TheoryData<Loss> Losses = [.. Enum.GetValues<Loss>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void OfActivation_Each_HasTheSlopeOfItsCurve(Activation activation) => ShouldFit(
        Curve.OfActivation(activation));

    [Theory]
    [MemberData(nameof(Losses))]
    public void OfLoss_Each_HasTheSlopeOfItsCurve(Loss loss) => ShouldFit(Curve.OfLoss(loss));

    [Fact]
    public void OfActivation_ReLU_IsAsOnTheSlides()
    {
        Curve curve = Curve.OfActivation(Activation.ReLU, -2, 2, points: 5);
        curve.X.Should().Equal(-2, -1, 0, 1, 2);
        curve.Y.Should().Equal(0, 0, 0, 1, 2);
        curve.Slope.Should().Equal(0, 0, 0, 1, 1);
    }

    [Fact]
    public void OfActivation_Sigmoid_IsAsOnTheSlides()
    {
        Curve curve = Curve.OfActivation(Activation.Sigmoid, -2, 2, points: 5);
        for (int i = 0; i < 5; i++)
        {
            double expected = 1 / (1 + Math.Exp(-curve.X[i]));
            ((double)curve.Y[i]).Should().BeApproximately(expected, 1e-6);
            ((double)curve.Slope[i]).Should().BeApproximately(expected * (1 - expected), 1e-6);
        }
    }

    [Fact]
    public void OfLoss_BinaryCrossEntropy_IsMinusLogOfTheProbability()
    {
        // Truth 1: -(y log p + (1 - y) log(1 - p)) = -log p, p being the sigmoid of the raw output.
        Curve curve = Curve.OfLoss(Loss.BinaryCrossEntropy, truth: 1, -3, 3, points: 7);
        for (int i = 0; i < 7; i++)
            ((double)curve.Y[i]).Should().BeApproximately(-Math.Log(1 / (1 + Math.Exp(-curve.X[i]))), 1e-6);
    }

    [Fact]
    public void OfLoss_CategoricalCrossEntropy_IsMinusLogOfTheTrueProbability()
    {
        // Two classes, the first being true: -sum over c of y_c log p_c = -log p_0.
        Curve curve = Curve.OfLoss(Loss.CategoricalCrossEntropy, from: -3, to: 3, points: 7);
        for (int i = 0; i < 7; i++)
            ((double)curve.Y[i]).Should().BeApproximately(
                -Math.Log(Math.Exp(curve.X[i]) / (Math.Exp(curve.X[i]) + 1)), 1e-6);
    }

    [Fact]
    public void Curve_EmptyRange_IsRefused()
    {
        ((Action)(() => Curve.OfActivation(Activation.Tanh, 1, 1))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => Curve.OfLoss(Loss.Huber, points: 1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>Between neighbouring points, the curve rises by the mean of its slopes, kinks aside.</summary>
    private static void ShouldFit(Curve curve)
    {
        curve.X.Should().HaveCount(161);
        for (int i = 1; i < curve.X.Count; i++)
        {
            double step = curve.X[i] - curve.X[i - 1];
            double rise = curve.Y[i] - curve.Y[i - 1];
            double kink = Math.Abs(curve.Slope[i] - curve.Slope[i - 1]);
            rise.Should().BeApproximately(step * (curve.Slope[i] + curve.Slope[i - 1]) / 2, (step * kink / 2) + 1e-4);
        }
    }
}
