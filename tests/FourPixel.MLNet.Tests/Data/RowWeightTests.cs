using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Data;

/// <summary>A row of weight 2 counts as two rows do.</summary>
public class RowWeightTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(Subject.Classes)]
    [InlineData(Subject.YesNo)]
    public void Fit_IntegerWeights_LearnsAsFromRepeatedRows(Subject subject)
    {
        List<Example> weighted = Examples.Make(rows: 60, withMissing: false);
        weighted.ForEach(example => example.C = (example.C - 5500) / 500);
        weighted.ForEach(example => example.Weight = example.Kind == "kind 1" ? 3 : 1);
        List<Example> repeated = [.. weighted.SelectMany(example => Enumerable.Repeat(example, (int)example.Weight))];

        float[][] expected = Train(subject, repeated, null), actual = Train(subject, weighted, nameof(Example.Weight));

        Distance(actual, expected).Should().BeLessThan(1e-4f);
        Distance(Train(subject, weighted, null), expected).Should().BeGreaterThan(1e-2f);
    }

    /// <summary>One batch an epoch and no scaling, so that the order and number of the rows make no difference.</summary>
    private float[][] Train(Subject subject, List<Example> examples, string? weightColumn)
    {
        ITransformer model = TrainerCase.Of(subject).MakeTrainer(options =>
        {
            options.ExampleWeightColumnName = weightColumn;
            options.InputScaling = InputScaling.None;
            (options.Optimizer, options.LearningRate, options.NumberOfEpochs) = (Optimizer.SGD, 0.1, 30);
            (options.BatchSize, options.ValidationFraction, options.Activation) = (1000, 0, Activation.Tanh);
        }).Fit(examples.ToView(_context));
        return Scores.Of(model.Transform(examples.DistinctBy(example => example.A).ToList().ToView(_context)));
    }

    private static float Distance(float[][] left, float[][] right) =>
        left.Zip(right, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max()).Max();
}
