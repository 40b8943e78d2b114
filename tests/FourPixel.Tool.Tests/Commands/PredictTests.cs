using System.Globalization;
using FourPixel.Tool.Csv;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tests.Support;
using Microsoft.ML;
using Microsoft.ML.Data;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

public sealed class PredictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public PredictTests()
    {
        _model = _folder.FileAt("model.zip");
        string data = _folder.Write("data.csv", Make(Size, Column("when", i => $"2024-01-{1 + (i % 28):00}"), Column("sold", i => i % 3 == 0 ? "yes" : "no"), Column("colour", i => $"c{i % 3}"), Kind));
        ToolRun.Run("train", "--data", data, "--label", "kind", "--model", _model, "--effort", "quick", "--hidden", "16").ShouldSucceed();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_Rows_KeepsThemAsTheyAreAndAddsColumns()
    {
        string[] lines = Predict("size,when,sold,colour,note\n1,2024-01-05,YES,c1,\"a, \"\"b\"\"\"\n\n8,,,,\"two\nlines\"\n");

        lines.Should().HaveCount(4);
        lines[0].Should().Be("size,when,sold,colour,note,Prediction,Probability");
        lines[1].Should().StartWith("1,2024-01-05,YES,c1,\"a, \"\"b\"\"\",small,0.");
        lines[2].Should().Be("8,,,,\"two");
        lines[3].Should().StartWith("lines\",big,0.");
    }

    [Fact]
    public void Predict_ColumnsInAnotherOrder_AreMatchedByName()
    {
        string[] one = Predict("size,when,sold,colour\n1.5,2024-01-05,yes,c1\n8,2024-01-06,no,c2\n");
        string[] other = Predict("sold;extra;colour;size;when\nyes;x;c1;1.5;2024-01-05\nno;y;c2;8;2024-01-06\n");

        other.Skip(1).Select(line => line.Split(';')[^1]).Should().Equal(one.Skip(1).Select(line => line.Split(',')[^1]));
    }

    [Fact]
    public void Predict_ManyCategories_AreScoredAsInMLNet()
    {
        string model = _folder.FileAt("wide.zip"), output = _folder.FileAt("out.csv");
        string data = _folder.Write("wide.csv", Make(6_000, ",", Column("category", i => $"c{i % 600}"), Column("size", i => $"{i % 10}"), Kind));
        ToolRun.Run("train", "--data", data, "--label", "kind", "--model", model, "--effort", "quick", "--hidden", "16").ShouldSucceed();

        ToolRun.Run("predict", "--model", model, "--data", data, "--output", output).ShouldSucceed();

        float[] scores = ScoreInMLNet(model, data).Scores;
        File.ReadLines(output).Skip(1).Select((line, row) => MathF.Abs(float.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture) - scores[row]))
            .Should().HaveCount(6_000).And.OnlyContain(difference => difference < 1e-5f);
    }

    [Fact]
    public void Predict_MissingColumns_AreNamed() =>
        PredictTo(_folder.Write("new.csv", "size,colour\n1,c1\n"), "out.csv").ShouldFail(ExitCode.BadInput, "has no column 'when', 'sold'; it has 'size', 'colour'");

    [Fact]
    public void Predict_ManyRows_ComeInTheOrderOfTheFile()
    {
        string[] lines = Predict(Make(10_000, ",", Column("row", i => $"{i}"), Column("size", i => $"{i % 10}"), Column("when", _ => "2024-01-05"), Column("sold", _ => "no"), Column("colour", _ => "c1")));

        lines.Skip(1).Select(line => line.Split(',')[0]).Should().Equal(Enumerable.Range(0, 10_000).Select(i => $"{i}"));
        lines.Skip(1).Select(line => line.Split(',')[^2]).Should().Equal(Enumerable.Range(0, 10_000).Select(i => Kind.Value(i)));
    }

    [Theory]
    [InlineData("kind", "--task", "binary")]
    [InlineData("colour", "--task", "multiclass")]
    [InlineData("size", "--task", "regression")]
    [InlineData("kind", "--members", "8")]
    public void Predict_Rows_ArePredictedAsInMLNet(string label, params string[] options)
    {
        string model = _folder.FileAt("other.zip"), data = _folder.FileAt("data.csv"), output = _folder.FileAt("out.csv");
        ToolRun.Run(["train", "--data", data, "--label", label, "--model", model, "--effort", "quick", "--hidden", "16", .. options]).ShouldSucceed();

        ToolRun.Run("predict", "--model", model, "--data", data, "--output", output).ShouldSucceed();

        (string[] names, float[] scores) = ScoreInMLNet(model, data);
        string[][] predicted = [.. File.ReadLines(output).Skip(1).Select(line => line.Split(','))];
        predicted.Should().HaveSameCount(scores).And.NotBeEmpty();
        for (int row = 0; row < scores.Length; row++)
        {
            float.Parse(predicted[row][^1], CultureInfo.InvariantCulture).Should().BeApproximately(scores[row], 1e-5f);
            if (names.Length > 0)
                predicted[row][^2].Should().Be(names[row]);
        }
    }

    [Fact]
    public void Predict_ValuesThatCannotBeRead_CountAsMissingWithAWarning()
    {
        ToolResult result = PredictTo(_folder.Write("new.csv", "size,when,sold,colour\nhuge,someday,maybe,new\n"), "out.csv").ShouldSucceed();

        result.Errors.Should().ContainAll("1 value of 'size'", "'someday' in line 2", "can't be read as boolean").And.NotContain("colour");
        File.ReadLines(_folder.FileAt("out.csv")).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("size,when,sold,colour\n1,2024-01-05,yes\n", "Line 2 of ")]
    [InlineData("", "is empty")]
    [InlineData("size,when,sold,colour,Prediction\n1,2024-01-05,yes,c1,big\n", "has a column 'Prediction' already")]
    public void Predict_FileThatCannotBeUsed_LeavesTheOlderOutputAsItIs(string text, string named)
    {
        string output = _folder.Write("out.csv", "an older output");

        PredictTo(_folder.Write("new.csv", text), "out.csv").ShouldFail(ExitCode.BadInput, named);

        File.ReadAllText(output).Should().Be("an older output");
        Directory.GetFiles(_folder.Path, "*.tmp").Should().BeEmpty();
    }

    [Fact]
    public void Predict_RowFarBelowIsTooShort_IsRefusedWhicheverThreadFindsIt()
    {
        string data = _folder.Write("new.csv", Make(20_000, ",", Column("size", i => $"{i % 10}"), Column("when", _ => "2024-01-05"),
            Column("sold", _ => "no"), Column("colour", _ => "c1")) + "1,2\n");

        for (int i = 0; i < 5; i++)
            PredictTo(data, "out.csv").ShouldFail(ExitCode.BadInput, "Line 20002 of ");
    }

    [Fact]
    public void Predict_Cancelled_LeavesTheOlderOutputAsItIs()
    {
        string output = _folder.Write("out.csv", "an older output"), data = _folder.Write("new.csv", "size,when,sold,colour\n1,2024-01-05,yes,c1\n");

        ToolRun.Run(new CancellationToken(canceled: true), "predict", "--model", _model, "--data", data, "--output", output)
            .ShouldFail(ExitCode.Cancelled, "Cancelled; no file was changed.");

        File.ReadAllText(output).Should().Be("an older output");
    }

    [Fact]
    public void Predict_OverItsOwnInput_ReadsItToTheEndFirst()
    {
        string data = _folder.Write("new.csv", "size,when,sold,colour\n1,2024-01-05,yes,c1\n");

        PredictTo(data, "new.csv").ShouldSucceed();

        File.ReadLines(data).Should().HaveCount(2).And.Subject.First().Should().EndWith("Prediction,Probability");
    }

    [Theory]
    [InlineData("missing.zip", "There is no model ")]
    [InlineData("data.csv", "data.csv is not a model, or it is damaged")]
    [InlineData("damaged.zip", "damaged.zip is not a model, or it is damaged")]
    public void Predict_WrongModel_IsRefused(string model, string named)
    {
        File.WriteAllBytes(_folder.FileAt("damaged.zip"), File.ReadAllBytes(_model)[..2000]);

        ToolRun.Run("predict", "--model", _folder.FileAt(model), "--data", _folder.FileAt("data.csv"), "--output", _folder.FileAt("out.csv"))
            .ShouldFail(ExitCode.BadInput, named);
    }

    /// <summary>The predicted classes, if there are any, and the probabilities or the predicted numbers.</summary>
    private static (string[] Names, float[] Scores) ScoreInMLNet(string path, string data)
    {
        SavedModel model = ModelFile.Load(new MLContext(), path);
        var source = CsvSource.Open(data, new FormatChoice(), model.Card.FeatureNames);
        IDataView scored = model.Pipeline.Transform(
            new TableView(source, new FeatureReader().Bind(source, model.Card.Features), null, CancellationToken.None));
        string[] names = scored.Schema.GetColumnOrNull("Prediction") == null ? [] : [.. scored.GetColumn<string>("Prediction")];
        if (scored.Schema.GetColumnOrNull("Probability") != null)
            return (names, [.. scored.GetColumn<float>("Probability")]);
        return (names, scored.Schema["Score"].Type is VectorDataViewType
            ? [.. scored.GetColumn<float[]>("Score").Select(scores => scores.Max())]
            : [.. scored.GetColumn<float>("Score")]);
    }

    private string[] Predict(string text)
    {
        PredictTo(_folder.Write("new.csv", text), "out.csv").ShouldSucceed();
        return File.ReadAllLines(_folder.FileAt("out.csv"));
    }

    private ToolResult PredictTo(string data, string output) =>
        ToolRun.Run("predict", "--model", _model, "--data", data, "--output", _folder.FileAt(output));
}
