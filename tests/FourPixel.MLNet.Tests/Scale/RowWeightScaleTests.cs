using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Scale;

/// <summary>What is minimised is the weighted mean over all rows, whatever the batches.</summary>
public class RowWeightScaleTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Balanced_OnNoiseWithOnePercentOfYes_AnswersAHalf(bool small, bool streams)
    {
        List<NumberRow> rows = NumberRows.Make(20_000, 2, (row, i) => row.IsYes = i % 100 == 0);
        FourPixelBinaryTrainer.Options options = small
            ? new() { HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5 }
            : new() { NumberOfEpochs = 5 };
        (options.Seed, options.LabelColumnName, options.ClassWeighting) = (1, nameof(NumberRow.IsYes), ClassWeighting.Balanced);
        if (streams)
            options.MemoryBound = 1 << 16;

        MeanProbability(options, rows).Should().BeApproximately(0.5f, 0.05f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_TwentyRowsWithHalfOfTheWeight_CountAsHalf(bool small)
    {
        List<NumberRow> rows = NumberRows.Make(20_000, 1, (row, i) =>
        {
            row.IsYes = i % 1_000 == 0;
            (row.Label, row.Weight) = row.IsYes ? (1, 999) : (0, 1);
        });
        FourPixelBinaryTrainer.Options binary = small
            ? new() { HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5 }
            : new() { BatchSize = 32, NumberOfEpochs = 5 };
        FourPixelRegressionTrainer.Options number = small
            ? new() { HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5 }
            : new() { BatchSize = 32, NumberOfEpochs = 5 };
        (binary.Seed, binary.LabelColumnName, binary.ExampleWeightColumnName) = (1, nameof(NumberRow.IsYes), nameof(NumberRow.Weight));
        (number.Seed, number.ExampleWeightColumnName) = (1, nameof(NumberRow.Weight));

        MeanProbability(binary, rows).Should().BeApproximately(0.5f, 0.15f);
        IDataView scored = _context.Regression.Trainers.FourPixel(number).Fit(rows.ToView(_context)).Transform(rows.ToView(_context));
        scored.GetColumn<float>("Score").Average().Should().BeApproximately(0.5f, 0.15f);
    }

    private float MeanProbability(FourPixelBinaryTrainer.Options options, List<NumberRow> rows)
    {
        IDataView data = rows.ToView(_context);
        return _context.BinaryClassification.Trainers.FourPixel(options).Fit(data).Transform(data).GetColumn<float>("Probability").Average();
    }
}
