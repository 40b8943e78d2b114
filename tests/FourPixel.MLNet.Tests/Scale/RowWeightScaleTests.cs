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
    public void Balanced_OnNoiseWithOnePercentOfYes_PredictsOneHalf(bool small, bool streams)
    {
        List<NumberRow> rows = NumberRows.Make(small ? 20_000 : 8_000, 2, (row, i) => row.IsYes = i % 100 == 0);
        FourPixelBinaryTrainer.Options options = new() { BatchSize = 32, NumberOfEpochs = 5 };
        if (small)
            options.HiddenLayers = [4];
        (options.Seed, options.LabelColumnName, options.ClassWeighting) = (1, nameof(NumberRow.IsYes), ClassWeighting.Balanced);
        if (streams)
            options.MemoryBound = 1 << 16;

        MeanProbability(options, rows).Should().BeApproximately(0.5f, 0.05f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Balanced_OnNoiseAtTheDefaults_PredictsOneHalf(int seed)
    {
        List<NumberRow> rows = NumberRows.Make(5_000, 2, (row, i) => row.IsYes = i % 100 == 0);
        var options = new FourPixelBinaryTrainer.Options { Seed = seed, NumberOfEpochs = 10, LabelColumnName = nameof(NumberRow.IsYes), ClassWeighting = ClassWeighting.Balanced };

        MeanProbability(options, rows).Should().BeApproximately(0.5f, 0.02f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Balanced_OnFewRowsOfNoise_PredictsOneHalf(int seed)
    {
        List<NumberRow> rows = NumberRows.Make(5_000, 2, (row, i) => row.IsYes = i % 100 == 0);
        var options = new FourPixelBinaryTrainer.Options { Recipe = Recipe.Textbook, HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 10, Seed = seed };
        (options.LabelColumnName, options.ClassWeighting) = (nameof(NumberRow.IsYes), ClassWeighting.Balanced);

        MeanProbability(options, rows).Should().BeApproximately(0.5f, 0.05f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Balanced_OnNoiseWithRareClasses_GivesEachTheSameShare(bool sparse)
    {
        // Of 97 rows, 95 are of the first class, and one is of each other.
        Action<NumberRow, int> finish = (row, i) => row.Class = (uint)Math.Max(0, (i % 97) - 94);
        List<NumberRow> rows = sparse ? NumberRows.MakeSparse(5_000, 2_000, finish) : NumberRows.Make(20_000, 2, finish);
        var options = new FourPixelTrainer.Options { Recipe = Recipe.Textbook, HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5, Seed = 1 };
        (options.LabelColumnName, options.ClassWeighting) = (nameof(NumberRow.Class), ClassWeighting.Balanced);
        IDataView data = rows.ToView(_context);

        float[][] scores = Scores.Of(_context.MulticlassClassification.Trainers.FourPixel(options).Fit(data).Transform(data));

        for (int label = 0; label < 3; label++)
            scores.Average(row => row[label]).Should().BeApproximately(1 / 3f, 0.07f);
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
            ? new() { Recipe = Recipe.Textbook, HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5 }
            : new() { BatchSize = 32, NumberOfEpochs = 2 };
        FourPixelRegressionTrainer.Options number = small
            ? new() { Recipe = Recipe.Textbook, HiddenLayers = [4], BatchSize = 32, NumberOfEpochs = 5 }
            : new() { BatchSize = 32, NumberOfEpochs = 2 };
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
