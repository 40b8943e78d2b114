using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training;

/// <summary>Raw outputs that are too large by a known factor.</summary>
public class LogitScalingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 0.25)]
    [InlineData(16, 0.0625)]
    [InlineData(256, 1 / 256.0)]
    [InlineData(1000, 1 / 256.0)]   // never less
    [InlineData(0.5, 1)]            // never more
    public void Best_OfYesOrNo_TakesBackWhatTheLogitsAreTooLargeBy(double factor, double expected)
    {
        // Three of four are a yes, so log 3 is the logit that is right: 3/4 is its probability.
        LogitScaling scaling = Measure(Loss.BinaryCrossEntropy, 1, Repeat(4, (float)(factor * Math.Log(3))), [1, 1, 0, 1]);
        scaling.Best.Should().Be((float)expected);
        if (factor * expected == 1)
            scaling.LeastLoss.ShouldBeCloseTo(-((0.75 * Math.Log(0.75)) + (0.25 * Math.Log(0.25))));
    }

    [Fact]
    public void Best_OfSeveralClasses_TakesBackWhatTheLogitsAreTooLargeBy()
    {
        // Half of the rows are of class 0 and a quarter of each other: logits log 2, 0 and 0 are right.
        float[] row = [8 * MathF.Log(2), 0, 0];
        LogitScaling scaling = Measure(Loss.CategoricalCrossEntropy, 3, [.. row, .. row, .. row, .. row], [0, 1, 0, 2]);
        scaling.Best.Should().Be(0.125f);
        scaling.LeastLoss.ShouldBeCloseTo((0.5 * Math.Log(2)) + (0.5 * Math.Log(4)));
    }

    [Fact]
    public void Best_OfRowsWithWeights_CountsThem()
    {
        // By weight, three of four are a yes.
        LogitScaling scaling = Measure(Loss.BinaryCrossEntropy, 1, Repeat(3, 4 * MathF.Log(3)), [1, 0, 1], [2, 1, 1]);
        scaling.Best.Should().Be(0.25f);
    }

    [Fact]
    public void Best_OfAnyLogits_IsTheBestOfItsSteps()
    {
        float[] logits = [.. Problems.Noise(300, seed: 2).Select(x => 9 * x)], labels = [.. Problems.Noise(300, seed: 3).Select((x, i) => x < logits[i] / 4 ? 1f : 0)];
        double[] scales = [.. Enumerable.Range(0, 33).Select(i => Math.Pow(2, (i / 4.0) - 8))];
        double LossWith(double scale) => logits.Zip(labels).Average(pair => Math.Log(1 + Math.Exp(scale * pair.First)) - (pair.Second * scale * pair.First));

        LogitScaling scaling = Measure(Loss.BinaryCrossEntropy, 1, logits, labels);

        double best = scales.MinBy(LossWith);
        best.Should().BeInRange(scales[1], scales[^2]);
        scaling.Best.Should().BeApproximately((float)best, 1e-6f);
        scaling.LeastLoss.ShouldBeCloseTo(LossWith(best));
    }

    [Fact]
    public void Start_AfterOtherRows_ForgetsThem()
    {
        LogitScaling scaling = Measure(Loss.BinaryCrossEntropy, 1, Repeat(4, 4 * MathF.Log(3)), [1, 1, 0, 1]);
        scaling.Start();
        Add(scaling, 1, Repeat(4, 2 * MathF.Log(3)), [1, 1, 0, 1], null);
        scaling.Best.Should().Be(0.5f);
    }

    private static float[] Repeat(int count, float logit) => [.. Enumerable.Repeat(logit, count)];

    private static LogitScaling Measure(Loss loss, int outputs, float[] logits, float[] targets, float[]? weights = null)
    {
        var scaling = new LogitScaling(LossFunction.Create(new TrainingOptions { Loss = loss }), new Network(1, [new Dense(outputs)]), logits.Length);
        scaling.Start();
        Add(scaling, outputs, logits, targets, weights);
        return scaling;
    }

    /// <summary>In batches of two rows, the last of which may have one.</summary>
    private static void Add(LogitScaling scaling, int outputs, float[] logits, float[] targets, float[]? weights)
    {
        using var team = new ThreadTeam(1);
        using var reader = new BatchReader(new ExampleSet(new float[targets.Length], 1, targets, 1, weights), null, 2);
        var inputs = new InputBatch(new Network(1, [new Dense(1)]), RowEncoder.ProductOnly(null, 1), 2);
        reader.Start();
        for (int start = 0; reader.Next(inputs, team); start += reader.Rows * outputs)
            scaling.Add(logits.AsSpan(start, reader.Rows * outputs), reader, team);
    }
}
