using System.Globalization;
using System.Text;
using FourPixel.MLNet.Tests.Support;
using Microsoft.ML;

namespace FourPixel.MLNet.Tests.Samples;

public sealed class PipelineSampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sample_OwnFile_InfersColumnsAndSavesModel()
    {
        string data = _folder.Write("own.csv", MakeTable());

        ProcessResult result = Run("--data", data, "--label", "kind", "--separator", ";", "--model", "own.zip");

        result.Errors.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        CellsOf(result.Output, "id").Should().Equal("id", "left out: nearly all differ", "0", "90");
        CellsOf(result.Output, "colour").Should().Equal("colour", "text", "30", "2");
        CellsOf(result.Output, "size").Should().Equal("size", "number", "18", "72");
        CellsOf(result.Output, "notes").Should().Equal("notes", "left out: no value", "90", "0");
        CellsOf(result.Output, "kind").Should().Equal("kind", "label", "2", "2");
        result.Output.Should().Contain("2 rows have no kind").And.Contain("all 90 rows, bit for bit");
        new MLContext().Model.Load(_folder.FileAt("own.zip"), out DataViewSchema schema);
        schema.Select(column => column.Name).Should().Equal("colour", "size", "kind");
    }

    [Fact]
    public void Sample_FileWithoutHeader_CallsColumnsByPlace()
    {
        string[] lines = MakeTable().Split('\n', 2);
        string data = _folder.Write("own.tsv", lines[1].Replace(';', '\t'));

        ProcessResult result = Run("--data", data, "--label", "C5", "--separator", "tab", "--no-header");

        result.Errors.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        CellsOf(result.Output, "C3").Should().Equal("C3", "number", "18", "72");
    }

    [Fact]
    public void Sample_Help_NamesEveryOption()
    {
        ProcessResult result = Run("--help");

        result.ExitCode.Should().Be(0);
        result.Output.Should().ContainAll("--data", "--label", "--task", "--positive", "--separator", "--no-header", "--model", "--curve");
    }

    [Fact]
    public void Sample_ModelExists_IsReplacedAndNothingElseIsLeft()
    {
        string data = _folder.Write("own.csv", MakeTable());
        _folder.Write("own.zip", "an older model");

        Run("--data", data, "--label", "kind", "--separator", ";", "--model", "own.zip").ExitCode.Should().Be(0);

        new MLContext().Model.Load(_folder.FileAt("own.zip"), out _).Should().NotBeNull();
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("own.csv", "own.zip");
    }

    [Fact]
    public void Sample_RunFails_LeavesExistingModelAsItIs()
    {
        string data = _folder.Write("own.csv", MakeTable() + "a row too short\n");
        _folder.Write("own.zip", "an older model");

        Run("--data", data, "--label", "kind", "--separator", ";", "--model", "own.zip").ExitCode.Should().Be(2);

        File.ReadAllText(_folder.FileAt("own.zip")).Should().Be("an older model");
        Directory.GetFiles(_folder.Path).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("missing.csv", "--data missing.csv --label kind")]
    [InlineData("folder", "--data folder --label kind")]
    [InlineData("empty.csv is empty", "--data empty.csv --label kind")]
    [InlineData("no rows", "--data header.csv --label kind")]
    [InlineData("no column 'nothing'", "--data own.csv --label nothing --separator ;")]
    [InlineData("no column 'kind'", "--data own.csv --label kind")]
    [InlineData("'notes' of own.csv has 0 different values", "--data own.csv --label notes --separator ;")]
    [InlineData("'same' of small.csv has 1 different value;", "--data small.csv --label same")]
    [InlineData("'id' of own.csv has 90 different values", "--data own.csv --label id --separator ;")]
    [InlineData("small.csv has 4 rows", "--data small.csv --label kind")]
    [InlineData("Line 3 of ragged.csv has 3 fields", "--data ragged.csv --label kind")]
    [InlineData("more than one column 'kind'", "--data twice.csv --label kind")]
    [InlineData("closing quote", "--data quote.csv --label kind")]
    [InlineData("has no end", "--data open.csv --label kind")]
    [InlineData("1e99", "--data infinite.csv --label kind")]
    [InlineData("1e99", "--data infinite.csv --label size --task regression")]
    [InlineData("Line 4: column 'size' holds 'big', which is no number", "--data mixed.csv --label size --task regression")]
    [InlineData("'kind' of mixed.csv has 3 different values: 'a', 'b', 'c'; two are needed", "--data mixed.csv --label kind --task binary")]
    [InlineData("has 'b' in 9 rows; at least 10", "--data rare.csv --label kind")]
    [InlineData("--positive is 'medium'; the label column 'kind'", "--data own.csv --label kind --separator ; --positive medium")]
    [InlineData("--positive goes with --task binary", "--data mixed.csv --label kind --task multiclass --positive a")]
    [InlineData("--task binary has one --label; there are 2", "--data own.csv --label kind --label size --separator ; --task binary")]
    [InlineData("--task multiclass has one --label; there are 2", "--data own.csv --label kind --label size --separator ; --task multiclass")]
    [InlineData("--task is 'guess'; it has to be multiclass, binary or regression", "--data mixed.csv --label kind --task guess")]
    [InlineData("--task goes with --data", "--task binary")]
    [InlineData("--positive goes with --data", "--positive x")]
    [InlineData("--curve is 'folder', which is a folder", "--data mixed.csv --label kind --curve folder")]
    [InlineData("no folder", "--data mixed.csv --label kind --curve missing/curve.svg")]
    [InlineData("--separator is 'foo'", "--data own.csv --label kind --separator foo")]
    [InlineData("no folder", "--data own.csv --label kind --separator ; --model missing/m.zip")]
    [InlineData("which is a folder", "--data own.csv --label kind --separator ; --model folder")]
    [InlineData("--label", "--data own.csv")]
    [InlineData("--data", "--label kind")]
    [InlineData("--data", "--data")]
    [InlineData("--colour", "--colour")]
    [InlineData("missing.zip", "predict --model missing.zip --data own.csv")]
    [InlineData("own.csv is not a model", "predict --model own.csv --data own.csv")]
    public void Sample_BadInput_SaysSoInOneLine(string named, string arguments)
    {
        WriteBadFiles();

        ProcessResult result = Run(arguments.Split(' '));

        result.ExitCode.Should().Be(2);
        result.Errors.TrimEnd('\r', '\n').Should().Contain(named).And.NotContain("\n");
    }

    private ProcessResult Run(params string[] arguments) =>
        ProcessResult.RunDotnet(_folder.Path, [Places.SampleProgram, .. arguments]);

    private void WriteBadFiles()
    {
        Directory.CreateDirectory(_folder.FileAt("folder"));
        _folder.Write("own.csv", MakeTable());
        _folder.Write("empty.csv", "");
        _folder.Write("header.csv", "size,kind\n");
        _folder.Write("small.csv", "size,same,kind\n1,x,a\n2,x,b\n3,x,a\n4,x,b\n");
        _folder.Write("ragged.csv", "size,kind\n1,a\n2,b,c\n");
        _folder.Write("twice.csv", "kind,kind\n1,a\n");
        _folder.Write("quote.csv", "size,kind\n\"1\"2,a\n");
        _folder.Write("open.csv", "size,kind\n\"1,a\n");
        _folder.Write("mixed.csv", "size,kind\n1,a\n2,b\nbig,c\n" + string.Concat(Enumerable.Repeat("1,a\n2,b\n", 20)));
        _folder.Write("rare.csv", "size,kind\n" + string.Concat(Enumerable.Repeat("1,a\n", 30)) + string.Concat(Enumerable.Repeat("2,b\n", 9)));
        _folder.Write("infinite.csv", "size,kind\n1e99,a\n" + string.Concat(Enumerable.Repeat("1,a\n2,b\n", 20)));
    }

    /// <summary>90 rows: an identifier, a text and a number with gaps, an empty column and the label.</summary>
    private static string MakeTable()
    {
        string[] gaps = ["", "?", "NA", "NaN", "N/A"];
        var text = new StringBuilder("id;colour;size;notes;kind\n");
        for (int i = 0; i < 90; i++)
        {
            string colour = (i % 3) switch { 0 => "red", 1 => "\"light; blue\"", _ => "" };
            double length = (i % 2 * 10) + (i / 100.0);
            string size = i % 5 == 0 ? gaps[i / 5 % gaps.Length] : length.ToString(CultureInfo.InvariantCulture);
            string kind = i is 11 or 12 ? "" : i % 2 == 0 ? "small" : "\"the \"\"big\"\" one\"";
            text.Append(CultureInfo.InvariantCulture, $"row {i};{colour};{size};;{kind}\n");
        }
        return text.ToString();
    }

    private static string[] CellsOf(string output, string column) =>
        [.. output.Split('\n').Select(line => line.Split('│', StringSplitOptions.TrimEntries))
            .First(cells => cells.Length > 4 && cells[1] == column)[1..^1]];
}
