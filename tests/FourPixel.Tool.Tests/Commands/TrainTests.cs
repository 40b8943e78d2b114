using FourPixel.Tool.Tests.Support;
using Microsoft.ML;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

public sealed class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_ModelExists_IsReplacedAndNothingElseIsLeft()
    {
        _folder.Write("model.zip", "an older model");

        Train().ShouldSucceed();

        new MLContext().Model.Load(_folder.FileAt("model.zip"), out DataViewSchema schema).Should().NotBeNull();
        schema.Select(column => column.Name).Should().Equal("size");
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("data.csv", "model.zip");
    }

    [Fact]
    public void Train_Cancelled_LeavesTheOlderModelAsItIs()
    {
        _folder.Write("model.zip", "an older model");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        ToolResult result = ToolRun.Run(cancellation.Token, "train", "--data", _folder.Write("data.csv", Make(4000, ",", Size, Kind)),
            "--label", "kind", "--model", _folder.FileAt("model.zip"), "--effort", "thorough");

        result.ShouldFail(ExitCode.Cancelled, "Cancelled; no file was changed.");
        File.ReadAllText(_folder.FileAt("model.zip")).Should().Be("an older model");
        Directory.GetFiles(_folder.Path).Should().HaveCount(2);
    }

    [Fact]
    public void Train_SameSeed_MakesTheSameModelAndAnotherSeedAnother()
    {
        string Predict(string seed)
        {
            Train("--seed", seed).ShouldSucceed();
            ToolRun.Run("predict", "--model", _folder.FileAt("model.zip"), "--data", _folder.FileAt("data.csv"), "--output", _folder.FileAt("out.csv")).ShouldSucceed();
            return File.ReadAllText(_folder.FileAt("out.csv"));
        }

        string first = Predict("1");
        Predict("1").Should().Be(first);
        Predict("2").Should().NotBe(first);
    }

    [Fact]
    public void Train_TestFile_IsWhatTheModelIsEvaluatedOn()
    {
        string test = _folder.Write("test.csv", Make(50, ";", Kind, Size));

        Train("--test", test).ShouldSucceed().Output.Should().Contain("Metrics on test.csv").And.Contain("100.0%");
        Train("--test", _folder.Write("other.csv", "size,colour\n1,red\n")).ShouldFail(1, "other.csv has no column 'kind'");
    }

    [Fact]
    public void Train_Ignore_LeavesColumnsOutWithoutAWarning()
    {
        ToolResult result = TrainOn(Make(Size, Column("a", i => $"{i % 3}"), Column("b", i => $"{i % 4}"), Kind), "--ignore", "a", "b").ShouldSucceed();

        result.CellsOf("a")[0].Should().Be("ignored: --ignore");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Train_Weight_DecidesWhatContradictingRowsMean()
    {
        // Every size is small and big; the rows of weight 0 are the wrong ones.
        string data = Make(400, ",", Column("size", i => $"{i / 2 % 10}"),
            Column("kind", i => i % 2 == 0 == (i / 2 % 10 < 5) ? "small" : "big"), Column("trust", i => i % 2 == 0 ? "1" : "0"));
        TrainOn(data, "--weight", "trust", "--effort", "quick").ShouldSucceed().CellsOf("trust")[0].Should().Be("weight of the row");

        ToolRun.Run("predict", "--model", _folder.FileAt("model.zip"), "--data", _folder.Write("new.csv", "size\n1\n8\n"), "--output", _folder.FileAt("out.csv")).ShouldSucceed();

        File.ReadLines(_folder.FileAt("out.csv")).Select(line => line.Split(',')[1]).Should().Equal("Prediction", "small", "big");
        TrainOn(Make(Size, Column("trust", _ => "-1"), Kind), "--weight", "trust").ShouldFail(1, "the weight in 'trust' is '-1'; it must be a number, at least 0");
    }

    [Fact]
    public void Train_Curve_IsDrawn()
    {
        Train("--curve", _folder.FileAt("curve.svg")).ShouldSucceed();

        File.ReadAllText(_folder.FileAt("curve.svg")).Should().StartWith("<svg").And.Contain("Learning curve");
    }

    [Theory]
    [InlineData("--label", "train --data data.csv --model model.zip")]
    [InlineData("--data", "train --label kind --model model.zip")]
    [InlineData("--data", "train --data")]
    [InlineData("--colour", "train --colour")]
    [InlineData("'guess'", "train --data data.csv --label kind --model model.zip --task guess")]
    [InlineData("--positive is for --task binary; the task is multiclass", "train --data data.csv --label kind --model model.zip --task multiclass --positive big")]
    [InlineData("--separator is 'foo'; it must be comma, semicolon, tab, pipe, colon, space", "train --data data.csv --label kind --model model.zip --separator foo")]
    [InlineData("--encoding is 'foo'", "train --data data.csv --label kind --model model.zip --encoding foo")]
    [InlineData("--hidden is '64,x'; it must be whole numbers", "train --data data.csv --label kind --model model.zip --hidden 64,x")]
    [InlineData("--threads is '0'; it must be a whole number from 1 to 1024", "train --data data.csv --label kind --model model.zip --threads 0")]
    [InlineData("--members is '300'; it must be a whole number from 1 to 256", "train --data data.csv --label kind --model model.zip --members 300")]
    [InlineData("--seed is 'x'; it must be a whole number", "train --data data.csv --label kind --model model.zip --seed x")]
    [InlineData("'hard'", "train --data data.csv --label kind --model model.zip --effort hard")]
    [InlineData("'kind' is the label", "train --data data.csv --label kind --model model.zip --ignore kind")]
    [InlineData("--task binary has one --label; there are 2", "train --data data.csv --label kind --label size --model model.zip --task binary")]
    [InlineData("export needs --onnx OUT.onnx or --code OUT.cs", "export --model model.zip")]
    [InlineData("Required command", "")]
    public void Tool_WrongCommandLine_IsUsage(string named, string arguments)
    {
        _folder.Write("data.csv", Make(Size, Column("colour", i => $"c{i % 3}"), Kind));

        ToolRun.Run(InFolder(arguments)).ShouldFail(ExitCode.Usage, named);
    }

    [Theory]
    [InlineData("There is no file ", "--data missing.csv --label kind")]
    [InlineData("is a folder; it must be a CSV file", "--data folder --label kind")]
    [InlineData("has no column 'nothing'; it has 'size', 'kind'", "--data data.csv --label nothing")]
    [InlineData("looks as if the separator is a semicolon: use --separator semicolon", "--data semicolons.csv --label kind --separator comma")]
    [InlineData("its first line was read as a row, so the columns are named C1, C2 and so on", "--data data.csv --label kind --no-header")]
    [InlineData("has 120 different values in 120 rows; classes must repeat", "--data data.csv --label size --task multiclass")]
    [InlineData("has 120 different values", "--data data.csv --label size --task binary")]
    [InlineData("--positive is 'medium'; the label column 'kind'", "--data data.csv --label kind --positive medium")]
    [InlineData("Line 2 of ", "--data data.csv --label kind --task regression")]
    [InlineData("has 'big' in 9 rows; at least 10 are needed", "--data rare.csv --label kind")]
    [InlineData("has no column 'a', 'b'", "--data data.csv --label kind --ignore a b")]
    public void Train_DataThatDoNotFit_AreRefused(string named, string arguments)
    {
        Directory.CreateDirectory(_folder.FileAt("folder"));
        _folder.Write("data.csv", Make(Size, Kind));
        _folder.Write("semicolons.csv", Make(Rows, ";", Size, Kind));
        _folder.Write("rare.csv", Make(Size, Column("kind", i => i < 9 ? "big" : "small")));

        ToolRun.Run(InFolder($"train {arguments} --model model.zip")).ShouldFail(ExitCode.BadInput, named);
    }

    [Theory]
    [InlineData("--model", "folder", "which is a folder; it must be a file")]
    [InlineData("--model", "missing/model.zip", "but there is no folder")]
    [InlineData("--curve", "missing/curve.svg", "but there is no folder")]
    public void Train_PlaceThatCannotBeWritten_IsRefusedBeforeTheTraining(string option, string path, string named)
    {
        Directory.CreateDirectory(_folder.FileAt("folder"));
        string[] model = option == "--model" ? [] : ["--model", _folder.FileAt("model.zip")];

        ToolRun.Run(["train", "--data", _folder.Write("data.csv", Make(Size, Kind)), "--label", "kind", option, _folder.FileAt(path), .. model])
            .ShouldFail(ExitCode.BadInput, named);
    }

    private ToolResult Train(params string[] arguments) => TrainOn(Make(Size, Kind), arguments);

    private ToolResult TrainOn(string data, params string[] arguments) => ToolRun.Run(["train", "--data", _folder.Write("data.csv", data),
        "--label", "kind", "--model", _folder.FileAt("model.zip"), "--hidden", "16", .. arguments]);

    /// <summary>The words of a command line; those that name files do so in the test's folder.</summary>
    private string[] InFolder(string arguments) =>
        [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains('.') || word == "folder" ? _folder.FileAt(word) : word)];
}
