using System.Reflection;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>What the README says is chosen is what the options of trained models say.</summary>
public class ReadmeChosenTests
{
    private static readonly FourPixelTrainer.Options _plain = new();

    private readonly MLContext _context = new(1);

    [Fact]
    public void Readme_ChosenTable_NamesTheOptionsThatAreChosen()
    {
        // So many rows that nothing chosen is as it would be with layers that are given.
        FourPixelOptions chosen = Train(8_000);
        ReadmeTable.Rows("Left open").SelectMany(row => ReadmeTable.NamesIn(row.First)).Should().BeEquivalentTo(
            typeof(FourPixelTrainer.Options).GetProperties()
                .Where(option => option.CanWrite && option.Name is not (nameof(FourPixelOptions.Seed) or nameof(FourPixelOptions.EpochCompleted)))
                .Where(option => !Equals(option.GetValue(chosen), option.GetValue(_plain))).Select(option => option.Name));
    }

    [Fact]
    public void Readme_ChosenTable_GivesTheValuesThatAreChosen()
    {
        FourPixelOptions chosen = Train(8_000);
        foreach ((string first, string second) in ReadmeTable.Rows("Left open").Where(row => row.First is not ("`HiddenLayers`" or "`NumberOfEpochs`" or "`BatchSize`")))
        {
            string[] names = ReadmeTable.NamesIn(first), values = names.Length > 1 ? second.Split(", ") : [second];
            values.Should().HaveSameCount(names, first);
            foreach ((string name, string value) in names.Zip(values))
            {
                string expected = FormattableString.Invariant($"{Property(name).GetValue(chosen)}");
                value.Trim('`').Should().MatchRegex($"^{expected}([^0-9.].*)?$", name);
            }
        }
    }

    [Fact]
    public void Readme_ChosenTable_GivesTheLayersThatAreChosen()
    {
        double[] numbers = NumbersOf("HiddenLayers");
        Train(120).HiddenLayers.Should().Equal((int)numbers[0], (int)numbers[1]);

        IDataView wide = WideRows.Make(120, 2000, 10).ToView(_context, 2000);
        var sparse = new FourPixelBinaryTrainer(_context, new FourPixelBinaryTrainer.Options { NumberOfEpochs = 1 }).Fit(wide);
        sparse.Model.SubModel.Options.HiddenLayers.Should().Equal((int)numbers[2]);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(2_000)]
    [InlineData(8_000)]
    [InlineData(13_000)]
    [InlineData(70_000)]
    public void Readme_ChosenTable_GivesTheEpochsAndBatchesThatAreChosen(int rows)
    {
        FourPixelOptions chosen = Train(rows);
        int training = rows < 100 ? rows : rows - (rows / 10);
        double[] epochs = NumbersOf("NumberOfEpochs"), batches = NumbersOf("BatchSize");

        chosen.NumberOfEpochs.Should().Be((int)Math.Clamp(epochs[0] / training, epochs[1], epochs[2]));
        chosen.BatchSize.Should().Be((int)(training < batches[1] ? batches[0] : training < batches[3] ? batches[2] : batches[4]));
    }

    private static double[] NumbersOf(string name) =>
        ReadmeTable.NumbersIn(ReadmeTable.Rows("Left open").Single(row => row.First == $"`{name}`").Second);

    /// <summary>One epoch over numbers in three classes; every option but the callback is left open.</summary>
    private FourPixelOptions Train(int rows)
    {
        IDataView data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(i => new Point { Features = [i % 97], Label = (uint)(i % 3) }));
        var options = new FourPixelTrainer.Options { EpochCompleted = report => report.Stop = true };
        return new FourPixelTrainer(_context, options).Fit(data).Model.Options;
    }

    private static PropertyInfo Property(string name) => typeof(FourPixelTrainer.Options).GetProperty(name)
        ?? throw new ArgumentException($"The README has an option {name} that there is not.");

    private sealed class Point
    {
        [VectorType(1)]
        public float[] Features { get; init; } = [];

        [KeyType(3)]
        public uint Label { get; init; }
    }
}
