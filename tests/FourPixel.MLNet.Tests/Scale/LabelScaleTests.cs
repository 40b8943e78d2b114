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

    [Theory]
    [InlineData(1e6, 0.87, false)]
    [InlineData(1e6, 0.87, true)]
    [InlineData(1e9, 1000, false)]
    [InlineData(1e9, 1000, true)]
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
        List<NumberRow> rows = Make(1e6, 0.87, rows: 6_000);
        ITransformer model = Fit(rows, small, options => options.MemoryBound = 1 << 16);

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.98);
    }

    [Fact]
    public void Score_OfSparseRows_KeepsThePrediction()
    {
        const int columns = 2_000;
        List<NumberRow> rows = NumberRows.Make(1_000, columns, (row, i) =>
        {
            row.Features = new float[columns];
            row.Features[i % 10] = 1;
            row.Label = 1e6f + (i % 10);
        });

        ITransformer model = Fit(rows, small: false, options => options.NumberOfEpochs = 30);

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.98);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Score_TargetsOfVeryDifferentSize_KeepsEachPrediction(bool small)
    {
        List<NumberRow> rows = NumberRows.Make(Rows, 3, (row, _) => row.Labels = [1e-6f * row.Features[0], 1e6f + row.Features[1]]);
        ITransformer model = Fit(rows, small, options => options.LabelColumnName = "Labels");

        float[][] scores = Scores.Of(model.Transform(rows.ToView(_context)));

        for (int target = 0; target < 2; target++)
            NumberRows.RSquared([.. rows.Select(row => (double)row.Labels[target])], [.. scores.Select(row => row[target])]).Should().BeGreaterThan(0.98);
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

    private static FourPixelRegressionTrainer.Options Small() => new() { Seed = 1, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 30 };
}
