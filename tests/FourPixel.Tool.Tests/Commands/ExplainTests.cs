using System.Globalization;
using FourPixel.Tool.Tests.Support;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Explain_ColumnThatDecides_ContributesMost()
    {
        (string data, string model) = Train("kind");
        string output = _folder.FileAt("explained.csv");

        ToolResult result = ToolRun.Run("explain", "--model", model, "--data", data, "--output", output);

        result.ShouldSucceed();
        string[] lines = File.ReadAllLines(output), header = lines[0].Split(',');
        header[^4..].Should().Equal("Prediction", "Probability", "Contribution of size", "Contribution of colour");
        double[][] contributions = [.. lines.Skip(1).Select(line => line.Split(',')[^2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
        contributions.Sum(row => Math.Abs(row[0])).Should().BeGreaterThan(5 * contributions.Sum(row => Math.Abs(row[1])), "the kind follows from the size");
        result.Output.Should().MatchRegex("(?s)size.*colour", "the largest comes first");
    }

    [Fact]
    public void Explain_Numbers_AddUpToTheScoreButForTheSameNumber()
    {
        (string data, string model) = Train("weight");
        string output = _folder.FileAt("explained.csv");

        ToolRun.Run("explain", "--model", model, "--data", data, "--output", output).ShouldSucceed();

        double[] rest = [.. File.ReadLines(output).Skip(1)
            .Select(line => line.Split(',')[^3..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .Select(row => row[0] - row[1] - row[2])];
        rest.Should().OnlyContain(value => Math.Abs(value - rest[0]) < 0.5, "the label goes from 0 to 18");
    }

    [Fact]
    public void Explain_MissingColumn_IsNamed()
    {
        (_, string model) = Train("kind");
        string output = _folder.FileAt("explained.csv");

        ToolRun.Run("explain", "--model", model, "--data", _folder.Write("new.csv", "size\n1\n"), "--output", output)
            .ShouldFail(ExitCode.BadInput, "has no column 'colour'");
        File.Exists(output).Should().BeFalse();
    }

    [Fact]
    public void Explain_FileThatWasExplained_IsRefused()
    {
        (_, string model) = Train("kind");
        string explained = _folder.Write("explained.csv", "size,colour,Contribution of size\n1,c1,0.5\n");

        ToolRun.Run("explain", "--model", model, "--data", explained, "--output", _folder.FileAt("again.csv"))
            .ShouldFail(ExitCode.BadInput, "has a column 'Contribution of size' already");
    }

    private (string Data, string Model) Train(string label)
    {
        string data = _folder.Write("data.csv", Make(Size, Column("colour", i => $"c{i % 3}"),
            label == "kind" ? Kind : Column("weight", i => ((i % 10) * 2.25).ToString(CultureInfo.InvariantCulture))));
        string model = _folder.FileAt("model.zip");
        ToolRun.Run("train", "--data", data, "--label", label, "--task", label == "kind" ? "binary" : "regression", "--model", model, "--effort", "quick", "--hidden", "16").ShouldSucceed();
        return (data, model);
    }
}
