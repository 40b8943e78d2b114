using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Samples;

/// <summary>The sample with each task on a table of one's own: 150 plots of land.</summary>
public sealed class PipelineTaskTests : IDisposable
{
    private const int Rows = 150;

    private readonly TemporaryFolder _folder = new();

    public PipelineTaskTests() => _folder.Write("land.csv", MakeTable());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sample_TwoValues_IsBinaryAndAnswersInTheFilesOwnWords()
    {
        string output = Run("--label", "Sold");

        output.Should().Contain("Binary: yes is 'yes' in 'Sold', and no is 'No'; --positive \"No\" turns it around.");
        output.Should().Contain("5 rows have no Sold: they are neither trained on nor judged.");
        output.Should().ContainAll("Area under the ROC curve", "F1", "Log-loss");
        MeanOf(output).Linear.Should().BeGreaterThan(85);
        MeanOf(output).FourPixel.Should().BeGreaterThan(85);
        // A third of the rows is sold.
        double[] yes = CountsOf(output, "yes"), no = CountsOf(output, "No");
        yes.Sum().Should().BeLessThan(no.Sum());
        (yes[0] + no[1]).Should().BeGreaterThan(yes[1] + no[0], "the diagonal is right");
        IDataView scored = Score();
        scored.GetColumn<string>("Prediction").Distinct().Should().BeEquivalentTo("yes", "No");
        scored.GetColumn<string>("Prediction").Should().Equal(scored.GetColumn<float>("Probability"), (text, probability) => text == "yes" == probability > 0.5f);
    }

    [Fact]
    public void Sample_Positive_SaysWhichValueIsYes()
    {
        Run("--label", "Sold", "--positive", "No").Should().Contain("Binary: yes is 'No' in 'Sold', and no is 'yes'");
        Score().GetColumn<string>("Prediction").Should().Equal(Score().GetColumn<float>("Probability"), (text, probability) => text == "No" == probability > 0.5f);
    }

    [Fact]
    public void Sample_ManyNumbers_IsRegression()
    {
        string output = Run("--label", "Price", "--curve", "curve.svg");

        output.Should().Contain("Regression: 'Price' is a number; --task multiclass takes its values for categories.");
        output.Should().ContainAll("R-squared", "Mean absolute error", "Root of the mean squared error").And.NotContain("Truth");
        MeanOf(output).Linear.Should().BeGreaterThan(0.9);
        MeanOf(output).FourPixel.Should().BeGreaterThan(0.9);
        Score().GetColumn<float>("Score").Average().Should().BeInRange(400_000, 600_000, "the mean price is 500,000");
        XElement.Parse(File.ReadAllText(_folder.FileAt("curve.svg"))).Value.Should().Contain("Learning curve");
    }

    [Fact]
    public void Sample_SeveralLabels_IsRegressionOfAllAtOnce()
    {
        string output = Run("--label", "Price", "--label", "Area");

        output.Should().Contain("Regression: 'Price', 'Area' are numbers, predicted together.");
        output.Should().ContainAll("R-squared, mean of all", "Price: R-squared", "Area: Mean absolute error");
        MeanOf(output).Linear.Should().BeGreaterThan(0.9);
        MeanOf(output).FourPixel.Should().BeGreaterThan(0.9);
        Score().GetColumn<float[]>("Score").Should().OnlyContain(row => row.Length == 2);
    }

    [Theory]
    [InlineData("Quarter", "Multiclass: 'Quarter' is one of 4 categories.")]
    [InlineData("Rooms", "Multiclass: 'Rooms' is one of 6 categories; --task regression takes them for numbers.")]
    [InlineData("Rooms", "Regression: 'Rooms' is a number", "--task", "regression")]
    [InlineData("Sold", "Multiclass: 'Sold' is one of 2 categories.", "--task", "multiclass")]
    public void Sample_Task_IsGuessedFromTheLabelUnlessItIsSaid(string label, string description, params string[] arguments) =>
        Run(["--label", label, .. arguments]).Should().Contain(description);

    /// <summary>Runs the sample on the table. In every task it saves the model, and both processes have to agree on all rows.</summary>
    private string Run(params string[] arguments)
    {
        ProcessResult result = ProcessResult.RunDotnet(_folder.Path,
            [Places.SampleProgram, "--data", _folder.FileAt("land.csv"), "--model", "land.zip", .. arguments]);

        result.Errors.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain($"both processes agree on the scores of all {Rows} rows, bit for bit");
        return result.Output;
    }

    private IDataView Score()
    {
        ITransformer model = new MLContext().Model.LoadWithDataLoader(_folder.FileAt("land.zip"), out IDataLoader<IMultiStreamSource> loader);
        return model.Transform(loader.Load(new MultiFileSource(_folder.FileAt("land.csv"))));
    }

    /// <summary>The last row of the cross-validation.</summary>
    private static (double Linear, double FourPixel) MeanOf(string output)
    {
        double[] cells = [.. CellsOf(output, "Mean").Select(cell => double.Parse(cell.TrimEnd('%'), CultureInfo.InvariantCulture))];
        return (cells[0], cells[1]);
    }

    /// <summary>A row of the table of truth and answers, without the share at its end.</summary>
    private static double[] CountsOf(string output, string truth) =>
        [.. CellsOf(output, truth).SkipLast(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private static string[] CellsOf(string output, string first) =>
        output.Split('\n').Select(line => line.Split('│', StringSplitOptions.TrimEntries)).Single(cells => cells.Length > 3 && cells[1] == first)[2..^1];

    /// <summary>Prices and areas that follow from width and depth; what is cheap for its area is sold.</summary>
    private static string MakeTable()
    {
        var random = new Random(1);
        var text = new StringBuilder("Width,Depth,Quarter,Rooms,Price,Area,Sold\n");
        for (int i = 0; i < Rows; i++)
        {
            double width = 10 + (20 * random.NextDouble()), depth = 20 + (20 * random.NextDouble());
            double price = (20_000 * width) + (3_333 * depth) + (1_000 * random.NextDouble());
            string sold = i % 30 == 7 ? "" : width + depth < 46 ? "yes" : "No";
            text.Append(CultureInfo.InvariantCulture,
                $"{width:F2},{depth:F2},{"NESW"[i % 4]},{1 + (i % 6)},{price:F2},{10 + width + depth:F1},{sold}\n");
        }
        return text.ToString();
    }
}
