using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>Outliers, columns whose values lie close together, and features that nothing scales.</summary>
public class FeatureScaleTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(false, 1e30f)]
    [InlineData(true, 1e30f)]
    [InlineData(true, float.MaxValue)]
    public void Robust_OneOutlier_DoesNotRuleTheTraining(bool small, float outlier)
    {
        List<NumberRow> rows = NumberRows.Make(500, 3, (row, i) =>
        {
            row.Label = row.Features[0] + row.Features[1];
            if (i == 17)
                row.Features[0] = outlier;
        });

        ITransformer model = Fit(rows, small, options => options.InputScaling = InputScaling.Robust);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.9, way);
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Score_FiniteFeatures_IsFinite(InputScaling scaling, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(200, 3, (row, _) => row.Label = row.Features[0]);
        ITransformer model = Fit(rows, small, options => options.InputScaling = scaling);
        float[] large = [1e38f, -1e38f, float.MaxValue, float.MinValue, 1e20f, 1e-45f];
        List<NumberRow> far = [.. large.Select(x => new NumberRow { Features = [x, -x, x] })];

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(far, _context))
            scores.Should().OnlyContain(score => float.IsFinite(score), way);
    }

    [Theory]
    [InlineData(16777216f, 16777218f, false)]
    [InlineData(16777216f, 16777218f, true)]
    [InlineData(0f, 1e-39f, false)]
    [InlineData(0f, 1e-39f, true)]
    [InlineData(-3e38f, 3e38f, false)]
    [InlineData(-3e38f, 3e38f, true)]
    public void Fit_ColumnOfTwoValuesThatDecidesTheLabel_IsLearnedFrom(float low, float high, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(500, 2, (row, i) =>
        {
            row.Features[0] = i % 3 == 0 ? high : low;
            row.Label = i % 3 == 0 ? 1 : 0;
        });
        foreach (InputScaling scaling in (InputScaling[])[InputScaling.Standard, InputScaling.Robust])
        {
            foreach ((string way, float[] scores) in Fit(rows, small, options => options.InputScaling = scaling).ScoresInEveryWay(rows, _context))
                NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.98, way);
        }
    }

    [Fact]
    public void Fit_ColumnsLeftOutOrFarFromZero_AreNamed()
    {
        var log = new LogRecorder(_context);
        List<NumberRow> rows = NumberRows.Make(200, 3, (row, i) =>
        {
            row.Label = row.Features[0];
            row.Features[1] = 5;
            row.Features[2] = i % 2 == 0 ? 16777216 : 16777218;
        });

        Fit(rows, small: true);

        log.Warnings.Should().Equal(
            "1 of 3 slots of feature column 'Features' have the same value in all training rows and are left out: 1.",
            "1 of 3 slots of feature column 'Features' differ only in their last digits as single-precision numbers; subtract a constant, or scale them, before they become floats: 2.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ScalingNone_LargeFeatures_IsWarnedOfBeforeAndAfter(bool small)
    {
        var log = new LogRecorder(_context);
        List<NumberRow> rows = NumberRows.Make(500, 2, (row, _) =>
        {
            row.Label = row.Features[0];
            row.Features[1] *= 1e6f;
        });

        double rSquared = NumberRows.RSquared(rows, [.. Fit(rows, small, options => options.InputScaling = InputScaling.None)
            .Transform(rows.ToView(_context)).GetColumn<float>("Score")]);

        rSquared.Should().BeLessThan(0, "that is what the warnings are for");
        log.Warnings[0].Should().StartWith("1 of 2 slots of feature column 'Features' are far larger than 1").And.EndWith(": 1.");
        log.Warnings[^1].Should().StartWith("The model is worse than the mean of label column 'Label'").And.EndWith("training rows. InputScaling is None; Standard or Robust may help.");
    }

    [Theory]
    [InlineData(false, 10_000)]
    [InlineData(true, 10_000)]
    [InlineData(false, 2_000)]
    [InlineData(true, 2_000)]
    public void Fit_ManyColumnsAndFewRows_IsNotWorseThanTheMean(bool small, int columns)
    {
        var log = new LogRecorder(_context);
        List<NumberRow> rows = NumberRows.Make(50, columns, (row, _) => row.Label = row.Features[0] + row.Features[1]);
        var options = new FourPixelRegressionTrainer.Options { Seed = 1, HiddenLayers = small ? [64, 32] : null };

        ITransformer model = _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.5);
        log.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Fit_NothingToLearn_IsWarnedOf()
    {
        // The label of the validation rows is the opposite of what the training rows say.
        List<NumberRow> training = NumberRows.Make(200, 2, (row, _) => row.Label = row.Features[0]);
        List<NumberRow> validation = NumberRows.Make(200, 2, (row, _) => row.Label = -row.Features[0]);
        var log = new LogRecorder(_context);
        var options = new FourPixelRegressionTrainer.Options { Seed = 1, HiddenLayers = [8], LearningRate = 0.05 };

        _context.Regression.Trainers.FourPixel(options).Fit(training.ToView(_context), validation.ToView(_context));

        log.Warnings.Should().Contain(warning => warning.StartsWith("The model is worse than the mean of label column 'Label': R-squared is -", StringComparison.Ordinal)
            && warning.Contains("on the validation rows", StringComparison.Ordinal));
    }

    private ITransformer Fit(List<NumberRow> rows, bool small, Action<FourPixelRegressionTrainer.Options>? change = null)
    {
        FourPixelRegressionTrainer.Options options = small
            ? new() { Seed = 1, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 60 }
            : new() { Seed = 1, NumberOfEpochs = 30 };
        change?.Invoke(options);
        return _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));
    }
}
