using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Losses;

/// <summary>Losses worked out on paper.</summary>
public class HandWorkedLossTests
{
    [Fact]
    public void MeanAbsoluteError_TheSlidesAnswers_IsAQuarterOfTheirTotal()
    {
        // Truth: horizontal. The four errors are .5, .75, .25 and 1.75, in total 3.25; ours is their mean.
        float[] answers = [0.5f, 0.75f, -0.25f, -0.75f];
        (double loss, float[] gradient) = Evaluate(Loss.MeanAbsoluteError, answers, [0, 0, 0, 1], 1);
        (4 * loss).Should().Be(3.25);
        gradient.Should().Equal(0.25f, 0.25f, -0.25f, -0.25f);
    }

    [Fact]
    public void MeanAbsoluteError_AtTheTruth_HasNoSlope() =>
        Evaluate(Loss.MeanAbsoluteError, [2, 3], [2, 2], 2).Gradient.Should().Equal(0, 0.5f);

    [Fact]
    public void MeanSquaredError_DeviationsOneTwoFourEight_CostsTheirSquares()
    {
        // The slides' table: 1, 4, 16, 64.
        foreach ((float d, double cost) in new[] { (1f, 1.0), (2f, 4), (4f, 16), (8f, 64) })
            Evaluate(Loss.MeanSquaredError, [d], [0], 1).Loss.Should().Be(cost);
    }

    [Theory]
    [InlineData(0.5f, 0.125, 0.5f)]    // d^2 / 2
    [InlineData(2f, 2, 2f)]            // still: delta is 2
    [InlineData(-5f, 8, -2f)]          // delta (|d| - delta / 2)
    public void Huber_DeltaTwo_IsSquaredNearAndAbsoluteFar(float d, double cost, float slope)
    {
        (double loss, float[] gradient) = Evaluate(Loss.Huber, [d], [0], 1, new TrainingOptions { HuberDelta = 2 });
        loss.Should().Be(cost);
        gradient.Should().Equal(slope);
    }

    [Theory]
    [InlineData(3f, 3, -0.75f)]        // 4 too low costs .75 each
    [InlineData(9f, 0.5, 0.25f)]       // 2 too high costs .25 each
    [InlineData(7f, 0, 0f)]
    public void Quantile_UpperQuartile_CostsThreeTimesAsMuchBelow(float answer, double cost, float slope)
    {
        var options = new TrainingOptions { Quantile = 0.75 };
        (double loss, float[] gradient) = Evaluate(Loss.Quantile, [answer], [7], 1, options);
        loss.Should().Be(cost);
        gradient.Should().Equal(slope);
    }

    [Fact]
    public void Poisson_RateAtTheCount_HasNoSlope()
    {
        // rate = e^log 3 = 3: 3 - 3 log 3.
        (double loss, float[] gradient) = Evaluate(Loss.Poisson, [MathF.Log(3)], [3], 1);
        loss.ShouldBeCloseTo(3 - (3 * Math.Log(3)));
        gradient.ShouldBeCloseTo([0], "e^o - t", size: 3);
    }

    [Fact]
    public void BinaryCrossEntropy_LogitZero_IsLogTwo()
    {
        // p = 1/2: -log p = log 2 either way; p - y = 1/2 or -1/2, and the mean over two rows halves it.
        (double loss, float[] gradient) = Evaluate(Loss.BinaryCrossEntropy, [0, 0], [0, 1], 2);
        loss.ShouldBeCloseTo(Math.Log(2));
        gradient.Should().Equal(0.25f, -0.25f);
    }

    [Fact]
    public void BinaryCrossEntropy_SureAndWrong_CostsTheLogit()
    {
        // log(1 + e^500) = 500, though e^500 overflows.
        (double loss, float[] gradient) = Evaluate(Loss.BinaryCrossEntropy, [500, -500], [0, 1], 2);
        loss.Should().Be(500);
        gradient.Should().Equal(0.5f, -0.5f);
    }

    [Fact]
    public void BinaryCrossEntropy_Smoothing_PullsTheTargetTowardsTheMiddle()
    {
        // Smoothing .2 makes the target .9; at the logit of .9, which is log 9, there is no slope.
        var options = new TrainingOptions { LabelSmoothing = 0.2 };
        Evaluate(Loss.BinaryCrossEntropy, [MathF.Log(9)], [1], 1, options).Gradient.ShouldBeCloseTo([0], "p - .9");
    }

    [Fact]
    public void CategoricalCrossEntropy_HandWorkedRow_IsMinusTheLogarithm()
    {
        // Logits log 1, log 2, log 5: p = 1/8, 2/8, 5/8, and the truth is the second.
        float[] logits = [0, MathF.Log(2), MathF.Log(5)];
        (double loss, float[] gradient) = Evaluate(Loss.CategoricalCrossEntropy, logits, [1], 1);
        loss.ShouldBeCloseTo(Math.Log(4));
        gradient.ShouldBeCloseTo([1 / 8.0, -6 / 8.0, 5 / 8.0], "p - q");
    }

    [Fact]
    public void CategoricalCrossEntropy_SureAndWrong_CostsTheDifferenceOfTheLogits() =>
        Evaluate(Loss.CategoricalCrossEntropy, [1000, 0, -1000], [2], 1).Loss.Should().Be(2000);

    [Fact]
    public void CategoricalCrossEntropy_WithWeights_IsTheWeightedMean()
    {
        // Rows cost log 2 and log 4, and count 3 and 1: (3 log 2 + log 4) / 4 = 5/4 log 2. The third counts 0.
        float[] logits = [0, 0, 0, MathF.Log(3), 50, -50];
        var gradient = new float[6];
        double loss = LossFunction.Create(new TrainingOptions()).Evaluate(logits, [0, 0, 1], [3, 1, 0], gradient, 3);

        loss.ShouldBeCloseTo(1.25 * Math.Log(2));
        gradient.ShouldBeCloseTo([-3 / 8.0, 3 / 8.0, -3 / 16.0, 3 / 16.0, 0, 0], "weight / 4 (p - q)");
    }

    private static (double Loss, float[] Gradient) Evaluate(Loss loss, float[] outputs, float[] targets, int rows,
        TrainingOptions? options = null)
    {
        options ??= new TrainingOptions();
        options.Loss = loss;
        var gradient = new float[outputs.Length];
        return (LossFunction.Create(options).Evaluate(outputs, targets, default, gradient, rows), gradient);
    }
}
