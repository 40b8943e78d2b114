using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The chosen values in docs/options.md are those of trained models.</summary>
public class OptionsChosenTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Options_ChosenTable_NamesTheOptionsThatAreNullAndChosen() =>
        OptionsTable.Rows("Unset option").SelectMany(row => OptionsTable.NamesIn(row.First)).Should().BeEquivalentTo(
            OptionsTable.Rows("Option").SelectMany(row => OptionsTable.NamesIn(row.First).Zip(row.Second.Split(", ")))
                .Where(option => option.Second == "chosen").Select(option => option.First)
                .Concat(["Activation", "Optimizer", "LearningRateSchedule"]));

    [Theory]
    [InlineData("Activation")]
    [InlineData("Optimizer")]
    [InlineData("WeightDecay")]
    [InlineData("LearningRateSchedule")]
    [InlineData("Members")]
    [InlineData("Patience")]
    [InlineData("Dropout")]
    [InlineData("TemperatureScaling")]
    public void Options_ChosenTable_GivesTheValuesThatAreChosen(string name)
    {
        string expected = FormattableString.Invariant($"{typeof(FourPixelTrainer.Options).GetProperty(name)!.GetValue(Train(12_000))}");
        Cell(name).Trim('`').Should().MatchRegex($"^{expected}([^0-9.].*)?$");
    }

    [Fact]
    public void Options_ChosenTable_GivesTheLearningRateThatIsChosen()
    {
        double[] numbers = NumbersOf("LearningRate");
        Train((int)numbers[1] - 1).LearningRate.Should().Be(numbers[0]);
        Train((int)numbers[1]).LearningRate.Should().Be(numbers[2]);
    }

    [Fact]
    public void Options_ChosenTable_GivesTheBinsThatAreChosen()
    {
        double[] numbers = NumbersOf("QuantileBins");
        Train(12_000).QuantileBins.Should().Be((int)numbers[0]);
    }

    [Fact]
    public void Options_ChosenTable_GivesTheLayersThatAreChosen()
    {
        double[] numbers = NumbersOf("HiddenLayers");
        Train(120).HiddenLayers.Should().Equal((int)numbers[0], (int)numbers[1]);
        Train((int)numbers[2]).HiddenLayers.Should().Equal((int)numbers[3], (int)numbers[4]);

        IDataView wide = WideRows.Make(120, 2000, 10).ToView(_context, 2000);
        var sparse = new FourPixelBinaryTrainer(_context, new FourPixelBinaryTrainer.Options { NumberOfEpochs = 1 }).Fit(wide);
        sparse.Model.SubModel.Options.HiddenLayers.Should().Equal((int)numbers[7]);
        sparse.Model.SubModel.Options.Members.Should().Be(1);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(2_000)]
    [InlineData(13_000)]
    [InlineData(90_000)]
    public void Options_ChosenTable_GivesTheEpochsAndBatchesThatAreChosen(int rows)
    {
        FourPixelOptions chosen = Train(rows);
        double[] epochs = NumbersOf("NumberOfEpochs"), batches = NumbersOf("BatchSize");

        chosen.NumberOfEpochs.Should().Be((int)Math.Clamp(epochs[0] / rows, epochs[^2], epochs[^1]));
        chosen.BatchSize.Should().Be((int)(rows < batches[1] ? batches[0] : rows < batches[3] ? batches[2] : batches[4]));
    }

    [Fact]
    public void Options_ChosenTable_GivesWhatIsChosenForManyRowsOfOneNumber()
    {
        double[] layers = NumbersOf("HiddenLayers"), batches = NumbersOf("BatchSize"), dropout = NumbersOf("Dropout");
        FourPixelOptions chosen = TrainRegression((int)layers[2]);

        chosen.HiddenLayers.Should().Equal((int)layers[5], (int)layers[6]);
        chosen.BatchSize.Should().Be((int)batches[5]);
        chosen.Dropout.Should().Be(dropout[2]);
        chosen.LearningRate.Should().Be(NumbersOf("LearningRate")[4]);
        chosen.WeightDecay.Should().Be(NumbersOf("WeightDecay")[2]);
        chosen.NumberOfEpochs.Should().Be((int)(NumbersOf("NumberOfEpochs")[2] / layers[2]));
        TrainRegression((int)layers[2] - 1).HiddenLayers.Should().Equal((int)layers[0], (int)layers[1]);
    }

    private static string Cell(string name) => OptionsTable.Rows("Unset option").Single(row => row.First == $"`{name}`").Second;

    private static double[] NumbersOf(string name) =>
        OptionsTable.NumbersIn(Cell(name));

    /// <summary>One epoch over numbers in three classes; every option but the callback is left open.</summary>
    private FourPixelOptions Train(int rows)
    {
        IDataView data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Point { Features = [i % 97], Label = (uint)(i % 3) }));
        var options = new FourPixelTrainer.Options { EpochCompleted = report => report.Stop = true };
        return new FourPixelTrainer(_context, options).Fit(data).Model.Options;
    }

    private FourPixelOptions TrainRegression(int rows)
    {
        IDataView data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Measured { Features = [i % 97], Label = i % 7 }));
        var options = new FourPixelRegressionTrainer.Options { QuantileBins = 0, InputDropout = 0, EpochCompleted = report => report.Stop = true };
        return new FourPixelRegressionTrainer(_context, options).Fit(data).Model.Options;
    }

    private sealed class Measured
    {
        [VectorType(1)]
        public float[] Features { get; init; } = [];

        public float Label { get; init; }
    }

    private sealed class Point
    {
        [VectorType(1)]
        public float[] Features { get; init; } = [];

        [KeyType(3)]
        public uint Label { get; init; }
    }
}
