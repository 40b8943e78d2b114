using FourPixel.Net;
using FourPixel.Net.Export.Onnx;
using FourPixel.Onnx.Tests.Support;

namespace FourPixel.Onnx.Tests;

public class OnnxExportTests
{
    [Fact]
    public void Export_OfANetwork_HasNamedInputsAndOutputsAndFreeRows()
    {
        ModelProto model = Export(new Network(4, [new Dense(3, Activation.Softmax)]), new OnnxOptions());

        model.OpsetImport.Should().ContainSingle(set => set.Domain == "" && set.Version == 17);
        model.Graph.Input.Select(Describe).Should().Equal("Features [rows, 4]");
        model.Graph.Output.Select(Describe).Should().Equal("Score [rows, 3]");
    }

    [Fact]
    public void Export_OfASingleSigmoid_HasTheLogitAndTheProbability()
    {
        var network = new Network(2, [new Dense(1, Activation.Sigmoid)], seed: 1);
        ModelProto model = Export(network, new OnnxOptions { ScoreName = "logit", ProbabilityName = "p", FeaturesName = "x" });
        model.Graph.Input.Concat(model.Graph.Output).Select(Describe).Should().Equal("x [rows, 2]", "logit [rows, 1]", "p [rows, 1]");

        using var session = new OnnxSession(model);
        float logit = session.Run([0.3f, -2], 2, "logit")[0];
        logit.Should().BeApproximately((0.3f * network.Layers[0].Weights[0]) - (2 * network.Layers[0].Weights[1]), 1e-6f);
        session.Run([0.3f, -2], 2, "p").ShouldBeOnPar([1 / (1 + MathF.Exp(-logit))], "the probability");
    }

    [Fact]
    public void Export_OfEveryActivation_HasStandardOperatorsOnly()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            ModelProto model = Export(new Network(2, [new Dense(2, activation)]), new OnnxOptions());
            model.Graph.Node.Should().OnlyContain(node => node.Domain == "");
        }
    }

    [Fact]
    public void Export_OfAScaler_HasNoOperatorThatDoesNothing()
    {
        Network Scaled(InputScaler scaler) => new(2, [new Dense(2)], seed: 1) { InputScaler = scaler };

        Operators(Scaled(new InputScaler([1, 2e6f], [2, 1]))).Should().Equal("Sub", "Mul", "IsNaN", "Where", "Min", "Max", "Gemm");
        Operators(Scaled(new InputScaler([1, 16777217d], [1e30, 1], bound: 3))).Should().Equal(
            "Mul", "Sub", "Sub", "Mul", "IsNaN", "Where", "Min", "Max", "Mul", "Mul", "Add", "Sqrt", "Div", "Gemm");
    }

    [Fact]
    public void Export_OfMissingValues_ScoresThemAsTheNetworkDoes()
    {
        foreach (float shift in (float[])[1, 1e6f])
        {
            var network = new Network(2, [new Dense(2)], seed: 1) { InputScaler = new InputScaler([1, shift], [2, 1]) };
            float[] rows = [float.NaN, shift, 1, float.NaN, float.NaN, float.NaN];
            using var session = new OnnxSession(Export(network, new OnnxOptions()));
            float[] actual = session.Run(rows, 2, "Score");
            float[] expected = network.Forward(rows);
            for (int i = 0; i < expected.Length; i++)
                actual[i].Should().BeApproximately(expected[i], 1e-6f);
        }
    }

    [Fact]
    public void Export_ToAFile_IsTheSameAsToAStream()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("fourpixel-").FullName, "network.onnx");
        var network = new Network(2, [new Dense(2)], seed: 1);
        network.ExportOnnx(path);
        using var stream = new MemoryStream();
        network.ExportOnnx(stream);
        File.ReadAllBytes(path).Should().Equal(stream.ToArray());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Export_WithInvalidOptions_IsRefused()
    {
        var network = new Network(2, [new Dense(2)], seed: 1);
        foreach (OnnxOptions options in (OnnxOptions[])[new() { OperatorSet = 8 }, new() { OperatorSet = 22 }, new() { ScoreName = "" }, new() { ScoreName = "Features" }])
            network.Invoking(n => n.ExportOnnx(Stream.Null, options)).Should().Throw<ArgumentException>();
    }

    private static IEnumerable<string> Operators(Network network) =>
        Export(network, new OnnxOptions()).Graph.Node.Select(node => node.OpType);

    private static ModelProto Export(Network network, OnnxOptions options)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    private static string Describe(ValueInfoProto value) => value.Name + " ["
        + string.Join(", ", value.Type.TensorType.Shape.Dim.Select(dim => dim.DimParam != "" ? dim.DimParam : $"{dim.DimValue}")) + "]";
}
