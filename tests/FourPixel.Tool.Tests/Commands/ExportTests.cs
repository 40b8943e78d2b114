using System.Globalization;
using FourPixel.Tool.Tests.Support;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Export_Code_CompilesAndPredictsTheSame()
    {
        Train(Size, Column("date sold", i => $"2024-01-{1 + (i % 28):00}"), Column("is \"new\"", i => i % 3 == 0 ? "yes" : "no"), Column("1st colour", i => $"c{i % 3}"));
        ToolRun.Run("export", "--model", _folder.FileAt("model.zip"), "--code", _folder.FileAt("Model.cs")).ShouldSucceed();

        ProcessResult result = CompiledProgram.Run(_folder.Path, File.ReadAllText(_folder.FileAt("Model.cs")), """
            using var predictor = new Predictor("model.zip");
            Answer answer = predictor.Predict(new Row { Size = 1.5f, DateSold = new System.DateTime(2024, 1, 5), IsNew = 1, Column1stColour = "c1" });
            System.Console.WriteLine(System.FormattableString.Invariant($"{answer.Prediction},{answer.Probability}"));
            """);

        result.Errors.Should().BeEmpty();
        File.ReadAllLines(Predict("size,date sold,is \"\"new\"\",1st colour\n1.5,2024-01-05,yes,c1\n"))[1].Should().EndWith("," + result.Output.Trim());
    }

    [Fact]
    public void Export_Onnx_ScoresTheSame()
    {
        Train(Size, Column("other", i => $"{i % 7}"));
        ToolRun.Run("export", "--model", _folder.FileAt("model.zip"), "--onnx", _folder.FileAt("model.onnx")).ShouldSucceed().Output.Should().Contain("'Features' is 2 numbers a row");

        using var session = new InferenceSession(_folder.FileAt("model.onnx"));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs =
            session.Run([NamedOnnxValue.CreateFromTensor("Features", new DenseTensor<float>(new float[] { 1.5f, 3 }, [1, 2]))]);

        float probability = outputs.Single(output => output.Name == "Probability").AsTensor<float>().Single();
        string predicted = File.ReadAllLines(Predict("size,other\n1.5,3\n"))[1].Split(',')[^1];
        probability.Should().BeApproximately(float.Parse(predicted, CultureInfo.InvariantCulture), 1e-5f);
    }

    private void Train(params (string Name, Func<int, string> Value)[] columns)
    {
        string text = Make([.. columns, Kind]).Replace("is \"new\"", "\"is \"\"new\"\"\"", StringComparison.Ordinal);
        ToolRun.Run("train", "--data", _folder.Write("data.csv", text), "--label", "kind", "--model", _folder.FileAt("model.zip"), "--effort", "quick", "--hidden", "16").ShouldSucceed();
    }

    private string Predict(string text)
    {
        string output = _folder.FileAt("out.csv");
        ToolRun.Run("predict", "--model", _folder.FileAt("model.zip"), "--data", _folder.Write("new.csv", text.Replace("is \"\"new\"\"", "\"is \"\"new\"\"\"", StringComparison.Ordinal)), "--output", output).ShouldSucceed();
        return output;
    }
}
