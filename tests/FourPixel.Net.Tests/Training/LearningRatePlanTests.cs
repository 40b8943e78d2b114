using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

/// <summary>Learning rates worked out on paper, in a training of 20 epochs from a rate of 8.</summary>
public class LearningRatePlanTests
{
    [Theory]
    [InlineData(LearningRateSchedule.Constant, 0, 8)]
    [InlineData(LearningRateSchedule.Constant, 19.5, 8)]
    [InlineData(LearningRateSchedule.Step, 4.99, 8)]            // a quarter each 5 epochs
    [InlineData(LearningRateSchedule.Step, 5, 2)]
    [InlineData(LearningRateSchedule.Step, 10, 0.5)]
    [InlineData(LearningRateSchedule.Exponential, 2.5, 4)]      // half way to a quarter
    [InlineData(LearningRateSchedule.Exponential, 5, 2)]
    [InlineData(LearningRateSchedule.InverseScaling, 0, 8)]
    [InlineData(LearningRateSchedule.InverseScaling, 3, 4)]     // 1 / sqrt 4
    [InlineData(LearningRateSchedule.Cosine, 0, 8)]
    [InlineData(LearningRateSchedule.Cosine, 10, 4)]            // cos 90
    [InlineData(LearningRateSchedule.Cosine, 20, 0)]
    [InlineData(LearningRateSchedule.OneCycle, 0, 0.32)]        // a 25th
    [InlineData(LearningRateSchedule.OneCycle, 3, 4.16)]        // half way up
    [InlineData(LearningRateSchedule.OneCycle, 6, 8)]
    [InlineData(LearningRateSchedule.OneCycle, 13, 4)]          // half way down
    [InlineData(LearningRateSchedule.OneCycle, 20, 0)]
    public void RateAt_EachSchedule_FollowsItsCurve(LearningRateSchedule schedule, double epochs, double expected) =>
        new LearningRatePlan(Options(schedule)).RateAt(epochs).Should().BeApproximately(expected, 1e-12);

    [Fact]
    public void RateAt_Warmup_GrowsInAStraightLineAndThenBeginsTheSchedule()
    {
        TrainingOptions options = Options(LearningRateSchedule.Cosine);
        options.WarmupEpochs = 4;
        var plan = new LearningRatePlan(options);

        plan.RateAt(0).Should().BeInRange(1e-9, 0.01, "the first step should move something");
        plan.RateAt(1).Should().Be(2);
        plan.RateAt(3).Should().Be(6);
        plan.RateAt(4).Should().Be(8);
        plan.RateAt(12).Should().BeApproximately(4, 1e-12, "half of the other 16 epochs are done");
    }

    [Fact]
    public void Observe_LossDoesNotImprove_ReducesTheRateEachFiveEpochs()
    {
        TrainingOptions options = Options(LearningRateSchedule.ReduceOnPlateau);
        options.MinimumImprovement = 0.5;
        var plan = new LearningRatePlan(options);
        // Improves, then too little or not at all for 5 epochs, improves again, and then not for 10.
        double[] losses = [9, 8, 7.6, 8, 9, 7.7, 7.9, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7];
        var rates = new List<double>();
        foreach (double loss in losses)
        {
            plan.Observe(loss);
            rates.Add(plan.RateAt(rates.Count + 1));
        }

        rates.Should().Equal(8, 8, 8, 8, 8, 8, 2, 2, 2, 2, 2, 2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.125);
    }

    [Fact]
    public void Train_WithSchedule_StepsWithItsRates()
    {
        // One row and no inputs: each step of SGD moves the bias by the rate, as the slope of the quantile loss is 1/2.
        var network = new Network(1, [new Dense(1)]);
        var biases = new List<double> { 0 };
        TrainingOptions options = Options(LearningRateSchedule.Step);
        options.Loss = Loss.Quantile;
        options.Optimizer = Optimizer.SGD;
        options.Patience = 0;
        options.EpochCompleted = _ => biases.Add(network.Layers[0].Biases[0]);
        TrainingHistory history = network.Train(options, new ExampleSet([0], 1, [1000], 1));

        double[] rates = [.. new[] { 8, 2, 0.5, 0.125 }.SelectMany(rate => Enumerable.Repeat(rate, 5))];
        history.Epochs.Select(epoch => epoch.LearningRate).Should().Equal(rates);
        biases.Skip(1).Zip(biases, (after, before) => 2 * (after - before)).Should().Equal(rates);
    }

    [Fact]
    public void Train_SeveralBatches_MovesTheRateWithinTheEpoch()
    {
        TrainingOptions options = Options(LearningRateSchedule.Exponential);
        options.Loss = Loss.MeanAbsoluteError;
        options.BatchSize = 2;
        options.NumberOfEpochs = 1;
        // Five rows are three batches; the last begins when two thirds of the epoch are done.
        TrainingHistory history = new Network(1, [new Dense(1)]).Train(options, Problems.Regression(5, 1));

        history.Epochs[0].LearningRate.Should().BeApproximately(8 * Math.Pow(0.25, 2 / 3.0 / 5), 1e-12);
    }

    private static TrainingOptions Options(LearningRateSchedule schedule) => new()
    {
        LearningRate = 8,
        LearningRateSchedule = schedule,
        LearningRateDecay = 0.25,
        LearningRateDecayEpochs = 5,
        NumberOfEpochs = 20,
    };
}
