using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>Models that end worse than the mean of their label: there is a warning, and at the defaults there are none.</summary>
public class UsefulnessTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void ScalingNone_LargeFeatures_IsWarnedOfBeforeAndAfter(bool small, bool streams)
    {
        var log = new LogRecorder(_context);
        List<NumberRow> rows = NumberRows.Make(streams ? 5_000 : 500, 2, (row, _) =>
        {
            row.Label = row.Features[0];
            row.Features[1] *= 1e6f;
        });
        FourPixelRegressionTrainer.Options options = small ? Small() : new() { Seed = 1, NumberOfEpochs = streams ? 3 : 30 };
        (options.InputScaling, options.MemoryBound) = (InputScaling.None, streams ? 1 << 16 : null);

        double rSquared = NumberRows.RSquared(rows, [.. _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context))
            .Transform(rows.ToView(_context)).GetColumn<float>("Score")]);

        rSquared.Should().BeLessThan(0, "that is what the warnings are for");
        log.Warnings[0].Should().StartWith("1 of 2 slots of feature column 'Features' are much larger than 1").And.EndWith(": 1.");
        log.Warnings[^1].Should().StartWith("The model is worse than predicting the mean of label column 'Label'")
            .And.EndWith($"{(streams ? "validation" : "training")} rows. InputScaling is None; use InputScaling.Standard or Robust.");
    }

    [Theory]
    [InlineData(false, 10_000, false, false)]
    [InlineData(true, 10_000, false, false)]
    [InlineData(true, 10_000, true, false)]
    [InlineData(true, 10_000, true, true)]
    [InlineData(false, 2_000, true, false)]
    public void Fit_ManyColumnsAndFewRows_IsNotWorseThanTheMean(bool small, int columns, bool isNoise, bool streams)
    {
        var log = new LogRecorder(_context);
        var random = new Random(3);
        List<NumberRow> rows = NumberRows.Make(50, columns, (row, _) =>
            row.Label = isNoise ? (float)NumberRows.Normal(random) : row.Features[0] + row.Features[1]);
        var options = new FourPixelRegressionTrainer.Options { Seed = 1, Recipe = small ? Recipe.Textbook : Recipe.Tabular, HiddenLayers = small ? [16] : null, MemoryBound = streams ? 1 << 20 : null };

        ITransformer model = _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.5, way);
        log.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_ManySparseColumnsAndFewRows_IsNotWorseThanTheMean(bool small)
    {
        var random = new Random(3);
        List<NumberRow> rows = NumberRows.Make(50, 0, (row, _) =>
        {
            row.Features = new float[20_000];
            for (int i = 0; i < 1_000; i++)
                row.Features[random.Next(20_000)] = (float)NumberRows.Normal(random);
            row.Label = (float)NumberRows.Normal(random);
        });
        var options = new FourPixelRegressionTrainer.Options { Seed = 1, Recipe = small ? Recipe.Textbook : Recipe.Tabular, HiddenLayers = small ? [16] : null };

        ITransformer model = _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.5);
    }

    [Fact]
    public void Fit_NothingToLearn_IsWarnedOf()
    {
        // The label of the validation rows is the opposite of what the training rows say.
        List<NumberRow> training = NumberRows.Make(200, 2, (row, _) => row.Label = row.Features[0]);
        List<NumberRow> validation = NumberRows.Make(200, 2, (row, _) => row.Label = -row.Features[0]);
        var log = new LogRecorder(_context);
        var options = new FourPixelRegressionTrainer.Options { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [8], LearningRate = 0.05 };

        _context.Regression.Trainers.FourPixel(options).Fit(training.ToView(_context), validation.ToView(_context));

        log.Warnings.Should().Contain(warning => warning.StartsWith("The model is worse than predicting the mean of label column 'Label': R-squared is -", StringComparison.Ordinal)
            && warning.Contains("on the validation rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_HighQuantile_IsNotComparedWithTheMean()
    {
        var random = new Random(3);
        List<NumberRow> rows = NumberRows.Make(500, 2, (row, _) => row.Label = (float)NumberRows.Normal(random));
        var log = new LogRecorder(_context);
        FourPixelRegressionTrainer.Options options = Small();
        (options.Loss, options.Quantile) = (Loss.Quantile, 0.95);

        ITransformer model = _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeLessThan(-1);
        log.Warnings.Should().BeEmpty();
    }

    private static FourPixelRegressionTrainer.Options Small() => new() { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 30 };
}
