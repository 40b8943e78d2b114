using System.Globalization;
using FourPixel.Tool.Tests.Support;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kind", "binary", "confusion")]
    [InlineData("kind", "multiclass", "confusion")]
    [InlineData("weight", "regression", "predicted")]
    public void Report_OfEachTask_IsOnePageInTheWordsOfTheFile(string label, string task, string section)
    {
        (string data, string model) = Train(label, task);
        string output = _folder.FileAt("report.html");

        ToolResult result = ToolRun.Run("report", "--model", model, "--data", data, "--output", output).ShouldSucceed();

        result.Output.Should().MatchRegex(@"Wrote .*report\.html: a report on 120 rows in [\d.]+ s\.");
        result.Errors.Should().BeEmpty();
        string html = File.ReadAllText(output);
        html.Should().Contain($"<h1>Model report: {label}</h1>").And.Contain($"<section id=\"{section}\"").And.Contain("colour");
        html.Should().NotContain("scope=\"row\">Label</th>").And.NotContain("fourpixel row");
        if (label == "kind")
            html.Should().Contain("big").And.Contain("small");
    }

    [Fact]
    public void Report_ErrorOfARow_NamesItsLineInTheFile()
    {
        (_, string model) = Train("weight", "regression");
        string data = _folder.Write("new.csv", "size,colour,weight\n1,c1,2.25\n2,c1,\n3,c2,1000\n5,c0,11.25\n");
        string output = _folder.FileAt("report.html");

        ToolResult result = ToolRun.Run("report", "--model", model, "--data", data, "--output", output).ShouldSucceed();

        result.Output.Should().Contain("1 row of 4 skipped: the label is missing");
        string html = File.ReadAllText(output);
        html[html.IndexOf("<ol class=\"errors\">", StringComparison.Ordinal)..].Should().MatchRegex("^<ol class=\"errors\">\n<li><p><strong>Line 4</strong>");
    }

    [Fact]
    public void Report_SeveralLabels_AreNamed()
    {
        string data = _folder.Write("data.csv", Make(Size, Column("weight", i => $"{i % 10}"), Column("price", i => $"{i % 5}")));
        string output = _folder.FileAt("report.html");

        ToolRun.Run("train", "--data", data, "--label", "weight", "--label", "price", "--model", _folder.FileAt("model.zip"), "--effort", "quick", "--hidden", "16",
            "--report", output).ShouldSucceed();

        File.ReadAllText(output).Should().Contain("<h1>Model report: weight, price</h1>").And.Contain("weight: R-squared").And.Contain("price: R-squared");
    }

    [Fact]
    public void Train_WithReport_WritesItOnTheHeldOutRows()
    {
        string data = _folder.Write("data.csv", Make(Column("order_id", i => $"{1000 + (i * 7)}"), Size, Kind));
        string output = _folder.FileAt("report.html");

        ToolResult result = ToolRun.Run("train", "--data", data, "--label", "kind", "--model", _folder.FileAt("model.zip"), "--effort", "quick", "--hidden", "16", "--report", output).ShouldSucceed();

        result.Output.Should().Contain($"Wrote {output}.");
        File.ReadAllText(output).Should().Contain("24 held-out rows").And.Contain("The training took ")
            .And.MatchRegex("order_id</th>.*left out: nearly all values differ");
    }

    [Fact]
    public void Report_OfOneClass_SaysWhatIsNeeded()
    {
        (_, string model) = Train("kind", "binary");
        string data = _folder.Write("new.csv", "size,colour,kind\n1,c1,small\n2,c1,small\n");
        string output = _folder.Write("report.html", "old");

        ToolRun.Run("report", "--model", model, "--data", data, "--output", output).ShouldFail(ExitCode.BadInput, "All 2 held-out rows are 'small' in 'kind'; pass rows of both classes.");
        File.ReadAllText(output).Should().Be("old");
    }

    [Fact]
    public void Report_WithoutLabel_IsRefused()
    {
        (_, string model) = Train("kind", "binary");
        string data = _folder.Write("new.csv", "size,colour\n1,c1\n");

        ToolRun.Run("report", "--model", model, "--data", data, "--output", _folder.FileAt("report.html")).ShouldFail(ExitCode.BadInput, "has no column 'kind'");
        File.Exists(_folder.FileAt("report.html")).Should().BeFalse();
    }

    [Theory]
    [InlineData("train", "--report")]
    [InlineData("report", "--output")]
    public void Report_FolderThatIsNotThere_IsRefusedBeforeAnyWork(string command, string option)
    {
        string[] label = command == "train" ? ["--label", "kind"] : [];

        ToolRun.Run([command, "--data", _folder.FileAt("none.csv"), "--model", _folder.FileAt("none.zip"), option, _folder.FileAt("missing/report.html"), .. label])
            .ShouldFail(ExitCode.BadInput, $"{option} is ");
    }

    private (string Data, string Model) Train(string label, string task)
    {
        string data = _folder.Write("data.csv", Make(Size, Column("colour", i => $"c{i % 3}"),
            label == "kind" ? Kind : Column("weight", i => ((i % 10) * 2.25).ToString(CultureInfo.InvariantCulture))));
        string model = _folder.FileAt("model.zip");
        ToolRun.Run("train", "--data", data, "--label", label, "--task", task, "--model", model, "--effort", "quick", "--hidden", "16").ShouldSucceed();
        return (data, model);
    }
}
