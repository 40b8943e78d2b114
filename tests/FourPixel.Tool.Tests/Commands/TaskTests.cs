using System.Globalization;
using FourPixel.Tool.Tests.Support;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

/// <summary>Each task on a table of 150 plots of land, from the training to the evaluation of what it predicts.</summary>
public sealed class TaskTests : IDisposable
{
    private const int Plots = 150;

    private readonly TemporaryFolder _folder = new();

    public TaskTests() => _folder.Write("land.csv", MakeLand());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_TwoValues_IsBinaryAndAnswersInTheFilesOwnWords()
    {
        string output = Train("--label", "Sold").Output;

        output.Should().Contain("Binary classification: in 'Sold', 'yes' is positive and 'No' negative; --positive \"No\" swaps them.");
        output.Should().Contain("5 rows without Sold: not used.");
        output.Should().ContainAll("Area under the ROC curve", "F1", "Log-loss");
        Predict("Prediction").Distinct().Should().BeEquivalentTo("yes", "No");
        Predict("Prediction").Should().Equal(Predict("Probability"), (text, probability) => text == "yes" == Number(probability) > 0.5);
        Evaluate("Accuracy").Should().BeGreaterThan(90);
    }

    [Fact]
    public void Train_Positive_SaysWhichValueIsYes()
    {
        Train("--label", "Sold", "--positive", "No").Output.Should().Contain("'No' is positive and 'yes' negative");
        Predict("Prediction").Should().Equal(Predict("Probability"), (text, probability) => text == "No" == Number(probability) > 0.5);
        Evaluate("Accuracy").Should().BeGreaterThan(90);
    }

    [Fact]
    public void Train_ManyNumbers_IsRegression()
    {
        Train("--label", "Price").Output.Should().Contain("Regression: 'Price' is a number.").And.NotContain("Confusion matrix");
        Predict("Prediction").Average(Number).Should().BeInRange(400_000, 600_000, "the mean price is 500,000");
        Evaluate("R-squared").Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Train_SeveralLabels_IsRegressionOfAllAtOnce()
    {
        Train("--label", "Price", "--label", "Area").Output.Should().Contain("Regression: 'Price', 'Area' are numbers, predicted together.");
        Predict("Prediction of Area").Average(Number).Should().BeInRange(50, 70);
        Evaluate("R-squared, mean of all").Should().BeGreaterThan(0.9);
    }

    [Theory]
    [InlineData("Quarter", "Multiclass classification: 'Quarter' has 4 classes.")]
    [InlineData("Rooms", "Multiclass classification: 'Rooms' has 6 classes.")]
    [InlineData("Rooms", "Regression: 'Rooms' is a number", "--task", "regression")]
    [InlineData("Sold", "Multiclass classification: 'Sold' has 2 classes.", "--task", "multiclass")]
    public void Train_Task_IsChosenFromTheLabelUnlessItIsGiven(string label, string description, params string[] arguments) =>
        Train(["--label", label, .. arguments]).Output.Should().Contain(description);

    [Fact]
    public void Show_Model_TellsTaskColumnsOptionsAndHistory()
    {
        Train("--label", "Quarter");

        ToolResult shown = ToolRun.Run("show", "--model", _folder.FileAt("land.zip")).ShouldSucceed();

        shown.Output.Should().ContainAll("'Quarter' has 4 classes", "Trained on land.csv, 150 rows", "Validation loss", "Learning rate");
        shown.CellsOf("Width").Should().Equal("number");
        shown.CellsOf("HiddenLayers").Should().Equal("16");
        ToolRun.Run("show", "--model", _folder.FileAt("land.zip"), "--features").ShouldSucceed().Output.Split('\n')
            .Should().StartWith(["Width", "Depth", "Rooms", "Price", "Area", "Sold"]);
    }

    private ToolResult Train(params string[] arguments) => ToolRun.Run(["train", "--data", _folder.FileAt("land.csv"),
        "--model", _folder.FileAt("land.zip"), "--effort", "quick", "--hidden", "16", .. arguments]).ShouldSucceed();

    /// <summary>A column of the predicted table.</summary>
    private string[] Predict(string column)
    {
        ToolRun.Run("predict", "--model", _folder.FileAt("land.zip"), "--data", _folder.FileAt("land.csv"), "--output", _folder.FileAt("out.csv")).ShouldSucceed();
        string[][] lines = [.. File.ReadLines(_folder.FileAt("out.csv")).Select(line => line.Split(','))];
        int place = Array.IndexOf(lines[0], column);
        return [.. lines.Skip(1).Select(line => line[place])];
    }

    private double Evaluate(string metric) =>
        Number(ToolRun.Run("evaluate", "--model", _folder.FileAt("land.zip"), "--data", _folder.FileAt("land.csv")).ShouldSucceed().CellsOf(metric)[0].TrimEnd('%'));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Prices and areas that follow from width and depth; what is cheap for its area is sold.</summary>
    private static string MakeLand()
    {
        var random = new Random(1);
        double[][] plots = [.. Enumerable.Range(0, Plots).Select(_ => (double[])[10 + (20 * random.NextDouble()), 20 + (20 * random.NextDouble())])];
        string Format(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
        return Make(Plots, ",",
            Column("Width", i => Format(plots[i][0])),
            Column("Depth", i => Format(plots[i][1])),
            Column("Quarter", i => $"{"NESW"[i % 4]}"),
            Column("Rooms", i => $"{1 + (i % 6)}"),
            Column("Price", i => Format((20_000 * plots[i][0]) + (3_333 * plots[i][1]))),
            Column("Area", i => Format(10 + plots[i].Sum())),
            Column("Sold", i => i % 30 == 7 ? "" : plots[i].Sum() < 50 ? "yes" : "No"));
    }
}
