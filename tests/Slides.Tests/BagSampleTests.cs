using FourPixel.Net;

namespace FourPixel.Slides.Tests;

/// <summary>Lessons 7 and 8: how many M&amp;Ms in a bag, and optimization.</summary>
public class BagSampleTests
{
    [Theory]
    [InlineData(DeviationCost.SquareRoot, 1, 1.41, 2, 2.83)]
    [InlineData(DeviationCost.Absolute, 1, 2, 4, 8)]
    [InlineData(DeviationCost.Squared, 1, 4, 16, 64)]
    [InlineData(DeviationCost.PowerOfTen, 1, 10, 1_000, 10_000_000)]
    public void CostOf_DeviationOneTwoFourEight_IsTheSlidesTable(DeviationCost cost, double one, double two,
        double four, double eight)
    {
        double[] costs = [.. new[] { 1.0, 2, 4, 8 }.Select(d => BagSample.CostOf(cost, d))];

        costs.Select(value => Math.Round(value, 2)).Should().Equal(one, two, four, eight);
        BagSample.CostOf(cost, -4).Should().Be(costs[2], "being off by 4 costs the same either way");
    }

    [Fact]
    public void Loss_Squared_IsTheSumOverBags()
    {
        // (53 - 55)^2 + (56 - 55)^2 + (57 - 55)^2 = 4 + 1 + 4.
        new BagSample([53, 56, 57]).Loss(DeviationCost.Squared, 55).Should().BeApproximately(9, 1e-5);
        new BagSample([53, 56, 57]).Loss(DeviationCost.Absolute, 55).Should().BeApproximately(5, 1e-5);
    }

    [Theory]
    [InlineData(DeviationCost.SquareRoot, 52)]
    [InlineData(DeviationCost.Absolute, 55)]     // the median
    [InlineData(DeviationCost.Squared, 56)]      // the mean
    [InlineData(DeviationCost.PowerOfTen, 60)]   // halfway between the outermost
    public void ExhaustiveSearch_EachCost_HasItsOwnBestGuess(DeviationCost cost, double best)
    {
        OptimizationResult result = Optimization.ExhaustiveSearch(BagSample.Workshop, cost);

        result.Best.Guess.Should().BeApproximately(best, 1e-6);
        result.Evaluations.Should().Be(301, "that is every guess from 45 to 75 in steps of a tenth");
        result.Best.Cost.Should().Be(result.Path.Min(point => point.Cost));
        float[] counts = [.. BagSample.Workshop.Counts.Order()];
        if (cost == DeviationCost.Squared)
            best.Should().Be(counts.Average());
        if (cost == DeviationCost.Absolute)
            best.Should().Be(counts[counts.Length / 2]);
    }

    [Fact]
    public void GradientDescent_Squared_RollsToTheMeanInFewSteps()
    {
        OptimizationResult marble = Optimization.GradientDescent(BagSample.Workshop, DeviationCost.Squared);

        marble.Best.Guess.Should().BeApproximately(56, 0.05);
        marble.Evaluations.Should().BeLessThan(40).And.Be(marble.Path.Count - 1);
        marble.Path.Select(point => point.Cost).Should().BeInDescendingOrder("the marble rolls downhill");
        // One step by hand: the slope of the mean of (n - 46)^2 is 2 (46 - 56) = -20, and 0.1 of that is 2.
        marble.Path[0].Guess.Should().Be(46);
        marble.Path[1].Guess.Should().BeApproximately(48, 1e-4);
    }

    [Fact]
    public void Optimization_BadArguments_AreRefused()
    {
        BagSample bags = BagSample.Workshop;
        ((Action)(() => Optimization.ExhaustiveSearch(bags, DeviationCost.Squared, 5, 5))).Should()
            .Throw<ArgumentOutOfRangeException>();
        ((Action)(() => Optimization.ExhaustiveSearch(bags, DeviationCost.Squared, step: 0))).Should()
            .Throw<ArgumentOutOfRangeException>();
        ((Action)(() => Optimization.GradientDescent(bags, DeviationCost.SquareRoot))).Should()
            .Throw<ArgumentOutOfRangeException>();
        ((Action)(() => Optimization.GradientDescent(bags, DeviationCost.Squared, learningRate: 0))).Should()
            .Throw<ArgumentOutOfRangeException>();
        ((Action)(() => _ = new BagSample([]))).Should().Throw<ArgumentException>();
        ((Action)(() => _ = new BagSample([float.NaN]))).Should().Throw<ArgumentException>();
    }
}
