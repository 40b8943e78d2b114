using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>Labels whose mean is far larger than their spread, very small and very large ones, and labels that are all alike.</summary>
public class LabelScaleTests
{
    private const int Rows = 2_000;

    private readonly MLContext _context = new(1);

    /// <summary>Floats near 1e6 are 1/16 apart, and those near 1e9 64: sums of few terms are still good for labels of more spread.</summary>
    [Theory]
    [InlineData(1e6, 0.87, false)]
    [InlineData(1e6, 0.2, true)]
    [InlineData(1e9, 1000, false)]
    [InlineData(1e9, 200, true)]
    [InlineData(0, 1e-30, true)]
    [InlineData(1e30, 1e29, true)]
    public void Score_LabelOfAnyMeanAndSpread_KeepsThePrediction(double mean, double spread, bool small)
    {
        List<NumberRow> rows = Make(mean, spread);
        ITransformer model = Fit(rows, small);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.98, way);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Score_OfStreamedRows_KeepsThePrediction(bool small)
    {
        List<NumberRow> rows = Make(1e6, small ? 0.2 : 0.87, rows: 4_000);
        ITransformer model = Fit(rows, small, options => (options.MemoryBound, options.NumberOfEpochs) = (1 << 16, small ? 20 : 5));

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(small ? 0.98 : 0.95, way);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Score_OfSparseRows_KeepsThePrediction(bool small)
    {
        List<NumberRow> rows = NumberRows.MakeSparse(1_000, 2_000, (row, i) => row.Label = 1e6f + ((small ? 0.1f : 1) * (i % 10)));
        ITransformer model = Fit(rows, small);

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.98, way);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Score_TargetsOfVeryDifferentSize_KeepsEachPrediction(bool small)
    {
        List<NumberRow> rows = NumberRows.Make(Rows, 3, (row, _) => row.Labels = [1e-6f * row.Features[0], 1e9f + (1_000 * row.Features[1]), 0.1f]);
        ITransformer model = Fit(rows, small, options => options.LabelColumnName = "Labels");

        ITransformer loaded = ModelFile.Load(ModelFile.Save(model, rows.ToView(_context).Schema));
        float[][] scores = Scores.Of(loaded.Transform(rows.ToView(_context)));
        for (int target = 0; target < 2; target++)
            NumberRows.RSquared([.. rows.Select(row => (double)row.Labels[target])], [.. scores.Select(row => row[target])]).Should().BeGreaterThan(0.98);
        scores.Should().OnlyContain(row => row[2] == 0.1f, "the third target is always that");
    }

    [Theory]
    [InlineData(1e-6f, false)]
    [InlineData(1e-6f, true)]
    [InlineData(123.456f, true)]
    [InlineData(0, true)]
    public void Score_ConstantLabel_IsTheLabel(float label, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(300, 3, (row, _) => row.Label = label);
        foreach ((string way, float[] scores) in Fit(rows, small).ScoresInEveryWay(rows, _context))
            scores.Should().OnlyContain(score => score == label, way);
    }

    [Theory]
    [InlineData(Loss.Poisson, 12, false)]
    [InlineData(Loss.Poisson, 0, true)]
    [InlineData(Loss.Quantile, 12, true)]
    [InlineData(Loss.Huber, 12, true)]
    public void Score_ConstantLabelOfAnyLoss_IsTheLabel(Loss loss, float label, bool streams)
    {
        List<NumberRow> rows = NumberRows.Make(streams ? 4_000 : 300, 3, (row, _) => row.Label = label);
        ITransformer model = Fit(rows, small: true, options =>
            (options.Loss, options.NumberOfEpochs, options.MemoryBound) = (loss, 5, streams ? 1 << 16 : null));

        foreach ((string way, float[] scores) in model.ScoresInEveryWay(rows, _context))
            scores.Should().OnlyContain(score => score == label, way);
    }

    [Fact]
    public void Score_ConstantLabelOfSparseRows_IsTheLabel()
    {
        List<NumberRow> rows = NumberRows.MakeSparse(300, 2_000, (row, _) => row.Label = 1e-6f);
        foreach ((string way, float[] scores) in Fit(rows, small: false).ScoresInEveryWay(rows, _context))
            scores.Should().OnlyContain(score => score == 1e-6f, way);
    }

    [Fact]
    public void Fit_GoingOnFromAConstantLabel_LearnsTheNewOne()
    {
        List<NumberRow> constant = NumberRows.Make(300, 3, (row, _) => row.Label = 7), varied = Make(1e6, 1);
        var trainer = _context.Regression.Trainers.FourPixel(Small());
        var first = trainer.Fit(constant.ToView(_context));

        var second = trainer.Fit(varied.ToView(_context), null, first.Model);
        var third = trainer.Fit(constant.ToView(_context), null, second.Model);

        NumberRows.RSquared(varied, [.. second.Transform(varied.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.98);
        third.Model.Network.OutputScaler!.Scale[0].Should().Be(second.Model.Network.OutputScaler!.Scale[0], "labels that are all alike have no units");
    }

    private static List<NumberRow> Make(double mean, double spread, int rows = Rows) => NumberRows.Make(rows, 3,
        (row, _) => row.Label = (float)(mean + (spread * (row.Features[0] + (0.5 * row.Features[1])))));

    private ITransformer Fit(List<NumberRow> rows, bool small, Action<FourPixelRegressionTrainer.Options>? change = null)
    {
        FourPixelRegressionTrainer.Options options = small ? Small() : new() { Seed = 1, NumberOfEpochs = 30 };
        change?.Invoke(options);
        return _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));
    }

    private static FourPixelRegressionTrainer.Options Small() => new() { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 30 };
}
