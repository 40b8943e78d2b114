using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Trainers;

/// <summary>How many bins columns get: with at least 16 rows a bin, 4,096 bins in all, and 4 bins a column or none.</summary>
public class BinChoiceTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(63, 1, 0)]
    [InlineData(64, 1, 4)]
    [InlineData(160, 1, 10)]
    [InlineData(1024, 1, 64)]
    [InlineData(2500, 1, 128)]
    [InlineData(1100, 60, 68)]
    [InlineData(1100, 64, 64)]
    [InlineData(1100, 1024, 4)]
    [InlineData(1100, 1025, 0)]
    public void Fit_ManyBins_CutsColumnsByRowsAndColumns(int rows, int columns, int expected) =>
        BinsOf(Train(new FourPixelRegressionTrainer.Options { QuantileBins = 128, InputDropout = 0 }, rows, columns)).Should().Equal(Enumerable.Repeat(expected, expected == 0 ? 0 : columns));

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Fit_ColumnsOfTwoValues_GetNoBinsAndLeaveThemToTheOthers(int values)
    {
        // Of 240 columns, every fourth has many values: 60, which 68 bins would fit into.
        InputScaler scaler = Train(new FourPixelRegressionTrainer.Options { QuantileBins = 64, InputDropout = 0 }, 1100, 240, (value, column) => column % 4 == 0 ? value : MathF.Floor(value * values));
        BinsOf(scaler).Should().Equal(Enumerable.Repeat(64, 60));
        scaler.Bins!.Columns.ToArray().Distinct().Should().Equal(Enumerable.Range(0, 60).Select(i => 4 * i));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 4)]
    [InlineData(100, 100)]
    [InlineData(1024, 125)]
    public void Fit_BinsGiven_GetsTheRequestedBinsThatFit(int asked, int expected)
    {
        var options = new FourPixelRegressionTrainer.Options { Recipe = Recipe.Textbook, HiddenLayers = [4], QuantileBins = asked };
        BinsOf(Train(options, 2000, 1)).Should().Equal(expected == 0 ? [] : [expected]);
    }

    [Fact]
    public void Fit_Textbook_GetsNone() =>
        Train(new FourPixelRegressionTrainer.Options { Recipe = Recipe.Textbook, HiddenLayers = [4] }, 200, 2).Bins.Should().BeNull();

    [Fact]
    public void Fit_RobustScaling_GetsBinsBesideIt()
    {
        InputScaler scaler = Train(new FourPixelRegressionTrainer.Options { InputScaling = InputScaling.Robust, QuantileBins = 64 }, 200, 2);
        BinsOf(scaler).Should().Equal(12, 12);
        scaler.Scale[0].Should().BeApproximately(2, 0.3f, "the quartiles of numbers from 0 to 1 are half a unit apart");
    }

    [Fact]
    public void Fit_SparseFeatures_GetBinsForWellFilledColumnsOnly()
    {
        var rows = Enumerable.Range(0, 200).Select(i => new { Label = (float)(i % 5), Features = new VBuffer<float>(2000, 2, [0.5f + (i % 97), 1 + (i % 3)], [0, 1 + (i % 9)]) });
        var schema = SchemaDefinition.Create(rows.First().GetType());
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2000);
        IDataView data = _context.Data.LoadFromEnumerable(rows, schema);
        InputScaler scaler = Train(new FourPixelRegressionTrainer.Options(), data);
        BinsOf(scaler).Should().Equal(12);
        scaler.Bins!.Columns[0].Should().Be(0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1025)]
    public void Constructor_NumberOfBinsOutsideItsRange_IsRefused(int bins)
    {
        Action act = () => _ = new FourPixelTrainer(new FourPixelTrainer.Options { QuantileBins = bins });
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("QuantileBins").WithMessage($"QuantileBins is {bins}; it must be*");
    }

    [Fact]
    public void Constructor_BinsWithoutScaling_IsRefused()
    {
        Action act = () => _ = new FourPixelTrainer(new FourPixelTrainer.Options { QuantileBins = 8, InputScaling = InputScaling.None });
        act.Should().Throw<ArgumentException>().WithParameterName("QuantileBins").WithMessage("QuantileBins is 8, but InputScaling is None*");
    }

    private static IEnumerable<int> BinsOf(InputScaler scaler) =>
        (scaler.Bins?.Columns.ToArray() ?? []).GroupBy(column => column).Select(bins => bins.Count());

    private InputScaler Train(FourPixelRegressionTrainer.Options options, int rows, int columns, Func<float, int, float>? change = null)
    {
        var random = new Random(1);
        var points = Enumerable.Range(0, rows).Select(i => new
        {
            Label = random.NextSingle(),
            Features = Enumerable.Range(0, columns).Select(column => change?.Invoke(random.NextSingle(), column) ?? random.NextSingle()).ToArray(),
        }).ToArray();
        var schema = SchemaDefinition.Create(points[0].GetType());
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return Train(options, _context.Data.LoadFromEnumerable(points, schema));
    }

    private InputScaler Train(FourPixelRegressionTrainer.Options options, IDataView data)
    {
        (options.ValidationFraction, options.NumberOfEpochs) = (0, 1);
        return new FourPixelRegressionTrainer(_context, options).Fit(data).Model.Network.InputScaler!;
    }
}
