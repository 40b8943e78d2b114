using FourPixel.Tool.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Models;

/// <summary>A model of the tool is a model of ML.NET, and predicts from rows that no tool has read.</summary>
public sealed class PortableModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Model_LoadedByMLNet_TakesTheColumnsOfTheFileByName()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(Train(), out DataViewSchema schema);

        schema.Select(column => (column.Name, column.Type.RawType)).Should().Equal(("when", typeof(DateTime)), ("colour", typeof(ReadOnlyMemory<char>)), ("sold", typeof(float)));
        string[] predictions = [.. model.Transform(mlContext.Data.LoadFromEnumerable<Sale>(
        [
            new() { when = new DateTime(2024, 3, 4), colour = "c1", sold = 1 },
            new() { when = new DateTime(2024, 3, 3), colour = "never seen", sold = float.NaN },
            new() { colour = null! },
        ])).GetColumn<string>("Prediction")];
        predictions.Should().HaveCount(3).And.OnlyContain(prediction => prediction == "weekend" || prediction == "weekday");
        predictions.Take(2).Should().Equal("weekday", "weekend");
    }

    [Fact]
    public void Model_DatesBecomeNumbers_ThatSayWhatDayItIs()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(Train(), out _);

        IDataView scored = model.Transform(mlContext.Data.LoadFromEnumerable<Sale>([new() { when = new DateTime(2024, 2, 29) }, new()]));

        scored.GetColumn<float>("when: days").Should().Equal((float)(new DateTime(2024, 2, 29) - new DateTime(2000, 1, 1)).Days, float.NaN);
        scored.GetColumn<float>("when: day of week").Should().Equal((float)DayOfWeek.Thursday, float.NaN);
        scored.GetColumn<float>("when: day of year").First().Should().BeApproximately(new DateTime(2024, 2, 29).DayOfYear - 1, 1);
    }

    private string Train()
    {
        string data = _folder.Write("data.csv", Make(700, ",",
            Column("when", i => $"{new DateTime(2023, 6, 1).AddDays(i):yyyy-MM-dd}"),
            Column("colour", i => $"c{i % 3}"),
            Column("sold", i => i % 2 == 0 ? "yes" : "no"),
            Column("kind", i => new DateTime(2023, 6, 1).AddDays(i).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "weekend" : "weekday")));
        ToolRun.Run("train", "--data", data, "--label", "kind", "--model", _folder.FileAt("model.zip")).ShouldSucceed().Output.Should().Contain("date, yyyy-M-d");
        return _folder.FileAt("model.zip");
    }

    private sealed class Sale
    {
#pragma warning disable IDE1006 // The names of the file's columns.
        public DateTime when { get; set; }

        public string colour { get; set; } = "";

        public float sold { get; set; }
#pragma warning restore IDE1006
    }
}
