using FourPixel.MLNet;
using FourPixel.Report.Results;
using FourPixel.Report.Rows;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Tests.Results;

public sealed class ImportanceTests
{
    [Fact]
    public void Measure_ColumnThatDecides_RisesAndOneThatTellsNothingDoesNot()
    {
        using var folder = new TemporaryFolder();
        var context = new MLContext(seed: 1);
        IDataView rows = SchemaRows.Make(context, folder, ["size", "noise"], i => [i % 10, i * 31 % 17], i => i % 10 < 5 ? "small" : "big");
        ITransformer model = context.Transforms.Conversion.MapValueToKey("Label", "Kind").Append(context.Transforms.Concatenate("Features", "size", "noise"))
            .Append(context.MulticlassClassification.Trainers.FourPixel(ReportInputTests.Quick(new FourPixelTrainer.Options()))).Fit(rows);
        var table = RowTable.Read(rows, rows.Schema, [.. Enumerable.Range(0, 100).Select(row => (long)row)], default);

        IReadOnlyList<Importance> found = Importance.Measure(table, new HashSet<string> { "size", "noise" }, repeats: 5,
            view => ClassScores.ReadMulticlass(model.Transform(view), "Label", default).Quality, default);

        found.Select(importance => importance.Name).Should().Equal("size", "noise");
        found[0].Rise.Should().BeGreaterThan(0.3).And.BeGreaterThan(10 * found[0].StandardError);
        found[0].Score.Should().BeApproximately(0.5, 0.15, "a shuffled size tells nothing");
        Math.Abs(found[1].Rise).Should().BeLessThan(0.05);
        found[1].Score.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Shuffle_OneNumberOfAVector_LeavesTheOthers()
    {
        var context = new MLContext();
        IDataView rows = context.Data.LoadFromEnumerable([new Row { Values = [1, 10] }, new Row { Values = [2, 20] }, new Row { Values = [3, 30] }]);
        var table = RowTable.Read(rows, rows.Schema, [0, 2], default);

        float[][] shuffled = [.. new MemoryView(table, new Shuffle(0, Slot: 1, Order: [1, 0])).GetColumn<float[]>("Values")];

        table.Columns[0].Slots.Should().Be(2);
        table.Columns[0].NameOf(1).Should().Be("Values[1]");
        shuffled.Should().BeEquivalentTo(new[] { new[] { 1f, 30 }, [3f, 10] }, options => options.WithStrictOrdering());
        new MemoryView(table).GetColumn<float[]>("Values").Should().BeEquivalentTo(new[] { new[] { 1f, 10 }, [3f, 30] }, "what is kept does not change");
    }

    [Theory]
    [InlineData(10, 2_000)]
    [InlineData(1_000, 800)]
    [InlineData(1_000_000, 200)]
    public void ChooseRows_OfMoreColumns_AreFewer(int columns, int expected) =>
        Importance.ChooseRows(columns, new ReportOptions()).Should().Be(expected);

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Values { get; set; } = [];
    }
}
