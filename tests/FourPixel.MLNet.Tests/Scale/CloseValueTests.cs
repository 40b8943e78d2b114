using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>Columns whose values lie close together, or of which few differ from the rest.</summary>
public class CloseValueTests
{
    private readonly MLContext _context = new(1);

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
        LearnsInEveryWay(rows, small);
    }

    /// <summary>Three values and more are scaled by their standard deviation or quartiles, and get bins.</summary>
    [Theory]
    [InlineData(16777216f, 2f, false)]
    [InlineData(16777216f, 2f, true)]
    [InlineData(1e9f, 64f, true)]
    [InlineData(0f, 1e-39f, false)]
    [InlineData(0f, 1e-39f, true)]
    [InlineData(0f, float.Epsilon, true)]
    public void Fit_ColumnOfManyValuesThatDecidesTheLabel_IsLearnedFrom(float least, float step, bool small)
    {
        List<NumberRow> rows = NumberRows.Make(500, 2, (row, i) =>
        {
            row.Features[0] = least + (i % 5 * step);
            row.Label = i % 5;
        });
        LearnsInEveryWay(rows, small);
    }

    [Theory]
    [InlineData(InputScaling.Standard, false)]
    [InlineData(InputScaling.Standard, true)]
    [InlineData(InputScaling.Robust, false)]
    [InlineData(InputScaling.Robust, true)]
    public void Fit_RareValueThatDecidesTheLabel_IsLearnedFrom(InputScaling scaling, bool streams)
    {
        // Quantiles are read from a sample, and no row of it has to have the rare value.
        List<NumberRow> rows = NumberRows.Make(30_000, 2, (row, i) => row.Features[1] = row.Label = i % 3_001 == 2 ? 1 : 0);
        ITransformer model = Fit(rows, small: true, options =>
            (options.InputScaling, options.NumberOfEpochs, options.MemoryBound) = (scaling, 5, streams ? 1 << 16 : null));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Fit_CloseValuesOfSparseRows_AreLearnedFrom()
    {
        List<NumberRow> rows = NumberRows.MakeSparse(500, 2_000, (row, i) =>
        {
            row.Features[100] = i % 3 == 0 ? 16777218f : 16777216f;
            row.Label = i % 3 == 0 ? 1 : 0;
        });
        LearnsInEveryWay(rows, small: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_CloseValuesOfStreamedRows_AreLearnedFrom(bool small)
    {
        List<NumberRow> rows = NumberRows.Make(5_000, 2, (row, i) =>
        {
            row.Features[0] = i % 3 == 0 ? 16777218f : 16777216f;
            row.Label = i % 3 == 0 ? 1 : 0;
        });
        ITransformer model = Fit(rows, small, options => (options.MemoryBound, options.NumberOfEpochs) = (1 << 16, small ? 20 : 4));

        NumberRows.RSquared(rows, [.. model.Transform(rows.ToView(_context)).GetColumn<float>("Score")]).Should().BeGreaterThan(0.98);
    }

    [Theory]
    [InlineData(InputScaling.Standard)]
    [InlineData(InputScaling.Robust)]
    public void Fit_ColumnsLeftOutOrFarFromZero_AreNamed(InputScaling scaling)
    {
        var log = new LogRecorder(_context);
        List<NumberRow> rows = NumberRows.Make(200, 3, (row, i) =>
        {
            row.Label = row.Features[0];
            row.Features[1] = 5;
            row.Features[2] = i % 2 == 0 ? 16777216 : 16777218;
        });

        Fit(rows, small: true, options => options.InputScaling = scaling);

        log.Warnings.Should().Equal(
            "1 of 3 slots of feature column 'Features' have the same value in all training rows and are ignored: 1.",
            "1 of 3 slots of feature column 'Features' differ only in the last digits of single precision; subtract a constant, or scale them, before you convert them to float: 2.");
    }

    private void LearnsInEveryWay(List<NumberRow> rows, bool small)
    {
        foreach (InputScaling scaling in (InputScaling[])[InputScaling.Standard, InputScaling.Robust])
        {
            foreach ((string way, float[] scores) in Fit(rows, small, options => options.InputScaling = scaling).ScoresInEveryWay(rows, _context))
                NumberRows.RSquared(rows, scores).Should().BeGreaterThan(0.98, way);
        }
    }

    private ITransformer Fit(List<NumberRow> rows, bool small, Action<FourPixelRegressionTrainer.Options>? change = null)
    {
        FourPixelRegressionTrainer.Options options = small
            ? new() { Seed = 1, Recipe = Recipe.Textbook, HiddenLayers = [16], LearningRate = 0.01, NumberOfEpochs = 60 }
            : new() { Seed = 1, NumberOfEpochs = 30 };
        change?.Invoke(options);
        return _context.Regression.Trainers.FourPixel(options).Fit(rows.ToView(_context));
    }
}
