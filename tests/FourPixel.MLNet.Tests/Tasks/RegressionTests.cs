using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Tasks;

/// <summary>Targets are standardised inside; answers are in the label's own units.</summary>
public class RegressionTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Score_LargeLabels_AreInTheirUnits()
    {
        // Prices from 50 to 140, times a thousand, plus a million.
        List<Example> examples = Examples.Make(withMissing: false);
        examples.ForEach(example => example.Price = (1000 * example.Price) + 1e6f);
        IDataView data = examples.ToView(_context);

        RegressionMetrics metrics = _context.Regression.Evaluate(Long(Loss.MeanSquaredError).Fit(data).Transform(data), nameof(Example.Price));

        metrics.RSquared.Should().BeGreaterThan(0.98);
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError)]
    [InlineData(Loss.MeanAbsoluteError)]
    [InlineData(Loss.Huber)]
    [InlineData(Loss.Quantile)]
    [InlineData(Loss.Poisson)]
    public void Score_LabelsTimesAThousand_IsAThousandTimesAsMuch(Loss loss)
    {
        List<Example> examples = Examples.Make(withMissing: false);
        float[] scores = Train(loss, examples);
        examples.ForEach(example => example.Price *= 1000);

        Train(loss, examples).Select(score => score / 1000).Should().Equal(scores, (left, right) => Math.Abs(left - right) < 0.01f * Math.Abs(right));
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError, 0.5, 40)]    // The mean.
    [InlineData(Loss.MeanAbsoluteError, 0.5, 10)]   // The median.
    [InlineData(Loss.Huber, 0.5, 29)]               // In between: what is far off counts, but less.
    [InlineData(Loss.Quantile, 0.5, 10)]
    [InlineData(Loss.Quantile, 0.95, 160)]
    [InlineData(Loss.Quantile, 0.05, 10)]
    [InlineData(Loss.Poisson, 0.5, 40)]             // The mean.
    public void Score_FeaturesThatSayNothing_IsWhatTheLossIsLeastAt(Loss loss, double quantile, float expected)
    {
        // Four of five prices are 10, the fifth is 160; their standard deviation is 60, so Huber's delta is half of it.
        List<Example> examples = [.. Enumerable.Range(0, 100).Select(i => new Example { A = 1, Price = i % 5 == 0 ? 160 : 10 })];

        float[] scores = Train(loss, examples, options =>
        {
            options.Quantile = loss == Loss.Quantile ? quantile : null;
            options.HuberDelta = loss == Loss.Huber ? 0.5 : null;
        });

        float tolerance = loss == Loss.Huber ? 12 : 5;
        scores.Should().OnlyContain(score => Math.Abs(score - expected) < tolerance);
    }

    [Fact]
    public void Score_Quantiles_AreInOrder()
    {
        List<Example> examples = Examples.Make(withMissing: false);
        var random = new Random(2);
        examples.ForEach(example => example.Price += 40 * random.NextSingle());

        double low = ShareBelow(0.1), middle = ShareBelow(0.5), high = ShareBelow(0.9);

        low.Should().BeInRange(0.02, 0.25);
        middle.Should().BeInRange(0.35, 0.65);
        high.Should().BeInRange(0.75, 0.98);

        double ShareBelow(double quantile) => Train(Loss.Quantile, examples, options => options.Quantile = quantile)
            .Zip(examples, (score, example) => example.Price < score ? 1.0 : 0).Average();
    }

    [Fact]
    public void Poisson_CountsWithZeros_ScoresArePositiveRates()
    {
        var random = new Random(4);
        List<Example> examples = [.. Enumerable.Range(0, 200).Select(i => new Example { A = i % 4, Price = (i % 4) * random.Next(0, 3) })];

        float[] scores = Train(Loss.Poisson, examples);

        scores.Should().OnlyContain(score => score > 0);
        for (int a = 0; a < 4; a++)
            scores.Where((_, i) => i % 4 == a).Average().Should().BeApproximately(examples.Where((_, i) => i % 4 == a).Average(example => example.Price), 0.25f);
    }

    [Fact]
    public void SeveralTargets_OfDifferentSizes_AreEachLearnedInTheirUnits()
    {
        List<Example> examples = Examples.Make(withMissing: false);
        IDataView data = examples.ToView(_context);
        float[][] scores = Scores.Of(TrainerCase.Of(Subject.Numbers).MakeTrainer(Patient).Fit(data).Transform(data));

        for (int target = 0; target < 2; target++)
        {
            float mean = examples.Average(example => example.Prices[target]);
            double total = examples.Sum(example => Math.Pow(example.Prices[target] - mean, 2));
            double left = examples.Zip(scores, (example, score) => Math.Pow(example.Prices[target] - score[target], 2)).Sum();
            (1 - (left / total)).Should().BeGreaterThan(0.95);
        }
    }

    private static void Patient(FourPixelOptions options) =>
        (options.HiddenLayers, options.NumberOfEpochs, options.LearningRate, options.ValidationFraction) = ([16], 100, 0.01, 0);

    private static IEstimator<ITransformer> Long(Loss loss, Action<FourPixelOptions>? change = null) => TrainerCase.Of(Subject.Number).MakeTrainer(options =>
    {
        Patient(options);
        options.Loss = loss;
        change?.Invoke(options);
    });

    private float[] Train(Loss loss, List<Example> examples, Action<FourPixelOptions>? change = null)
    {
        IDataView data = examples.ToView(_context);
        return [.. Scores.Of(Long(loss, change).Fit(data).Transform(data)).Select(score => score.Single())];
    }
}
