using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>Outliers among the training rows, and features far from all training rows.</summary>
public class OutlierTests
{
    private static readonly float[] _far = [1e38f, -1e38f, float.MaxValue, float.MinValue, 1e20f, 1e-45f];

    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(false, 1e30f)]
    [InlineData(true, 1e30f)]
    [InlineData(true, float.MaxValue)]
    public void Robust_OneOutlier_DoesNotRuleTheTraining(bool small, float outlier)
    {
        List<NumberRow> rows = MakeWithOutlier(500, outlier);
        ITransformer model = Fit(rows, small, InputScaling.Robust);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.9, way);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Robust_OutlierAmongStreamedRows_DoesNotRuleTheTraining(bool small)
    {
        List<NumberRow> rows = MakeWithOutlier(5_000, 1e30f);
        ITransformer model = Fit(rows, small, InputScaling.Robust, options => (options.MemoryBound, options.NumberOfEpochs) = (1 << 16, small ? 30 : 4));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Robust_OneOutlier_StillTellsClasses(bool small)
    {
        List<NumberRow> rows = MakeWithOutlier(500, 1e30f);
        rows.ForEach(row => row.IsYes = row.Label > 0);
        IDataView data = rows.ToView(_context);
        var options = new FourPixelBinaryTrainer.Options { Seed = 1, LabelColumnName = nameof(NumberRow.IsYes), InputScaling = InputScaling.Robust, NumberOfEpochs = 20 };
        if (small)
            options.HiddenLayers = [16];

        var model = _context.BinaryClassification.Trainers.FourPixel(options).Fit(data);

        _context.BinaryClassification.Evaluate(model.Transform(data), nameof(NumberRow.IsYes)).Accuracy.Should().BeGreaterThan(0.9);
        IDataView far = model.Transform(Far().ToView(_context));
        far.GetColumn<float>("Score").Concat(far.GetColumn<float>("Probability")).Should().OnlyContain(value => float.IsFinite(value));
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Score_FiniteFeatures_IsFinite(InputScaling scaling, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(200, 3, (row, _) => row.Label = row.Features[0]);
        ITransformer model = Fit(rows, small, scaling);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(Far(), _context))
            scores.Should().OnlyContain(score => float.IsFinite(score), way);
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Fit_ColumnNearTheLargestFloat_IsLearnedFrom(InputScaling scaling, bool small)
    {
        // For one row, a float has no room for x - shift.
        List<NumberRow> rows = NumberRows.Make(500, 2, (row, i) =>
        {
            row.Label = Math.Clamp(row.Features[0], -2, 2);
            row.Features[0] = i == 3 ? -3e38f : 2e38f + (5e37f * row.Label);
        });
        ITransformer model = Fit(rows, small, scaling);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.95, way);
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Score_FiniteFeaturesOfSparseRows_IsFinite(InputScaling scaling, bool small)
    {
        List<NumberRow> rows = NumberRows.MakeSparse(300, 2_000, (row, i) => row.Label = i % 10);
        ITransformer model = Fit(rows, small, scaling);
        List<NumberRow> far = NumberRows.MakeSparse(_far.Length, 2_000, (row, i) => (row.Features[i], row.Features[i + 1]) = (_far[i], 3e38f));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.9);
        foreach ((string way, float[] scores) in model.ScoresInEveryWay(far, _context))
            scores.Should().OnlyContain(score => float.IsFinite(score), way);
    }

    private static List<NumberRow> MakeWithOutlier(int rows, float outlier) => NumberRows.Make(rows, 3, (row, i) =>
    {
        row.Label = row.Features[0] + row.Features[1];
        if (i == 17)
            row.Features[0] = outlier;
    });

    private static List<NumberRow> Far() => [.. _far.Select(x => new NumberRow { Features = [x, -x, x] })];

    private ITransformer Fit(List<NumberRow> rows, bool small, InputScaling scaling, Action<FourPixelRegressionTrainer.Options>? change = null)
    {
        FourPixelRegressionTrainer.Options options = small
            ? new() { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 60 }
            : new() { Seed = 1, NumberOfEpochs = 30 };
        options.InputScaling = scaling;
        change?.Invoke(options);
        return _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));
    }
}
