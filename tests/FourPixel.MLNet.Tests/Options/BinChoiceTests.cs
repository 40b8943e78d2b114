using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Options;

/// <summary>How many bins the columns of a table get: a column whose steps make the label, and one that says nothing of it.</summary>
public class BinChoiceTests
{
    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(10_000, null, 128, 16)]
    [InlineData(10_000, 32, 32, 16)]
    [InlineData(9_999, null, 128, 128)]
    public void Fit_FromManyRowsOn_CutsAColumnNoFinerThanTellsOfTheLabel(int rows, int? most, int ofSteps, int ofNoise) =>
        BinsOf(rows, memoryBound: null, most).Should().Equal(ofSteps, ofNoise);

    [Fact]
    public void Fit_RowsThatAreStreamed_AreCutLikewise() => BinsOf(100_000, memoryBound: 1 << 20, most: null).Should().Equal(128, 16);

    private int[] BinsOf(int rows, long? memoryBound, int? most)
    {
        List<NumberRow> made = NumberRows.Make(rows, 2, (row, _) => row.Label = (int)Math.Floor(20 * row.Features[0]) % 2);
        var options = new FourPixelRegressionTrainer.Options
        {
            QuantileBins = most,
            InputDropout = 0,
            HiddenLayers = [4],
            Members = memoryBound == null ? 2 : 1,
            MemoryBound = memoryBound,
            EpochCompleted = report => report.Stop = true,
        };
        FourPixel.Net.Network network = new FourPixelRegressionTrainer(_context, options).Fit(made.ToView(_context)).Model.Network;
        int[] columns = network.InputScaler!.Bins!.Columns.ToArray();
        return [columns.Count(column => column == 0), columns.Count(column => column == 1)];
    }
}
