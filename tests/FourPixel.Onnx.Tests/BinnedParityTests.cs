using FourPixel.Net;
using FourPixel.Net.Export.Onnx;
using FourPixel.Onnx.Tests.Support;

namespace FourPixel.Onnx.Tests;

public class BinnedParityTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(21)]
    public void Export_OfBinsToEachOperatorSet_GivesTheSameScores(int operatorSet)
    {
        for (int seed = 0; seed < 48; seed++)
        {
            (Network network, float[] rows) = BinnedNetworks.Draw(seed);
            using var session = new OnnxSession(Export(network, operatorSet));
            session.Run(rows, network.Inputs, "Score").ShouldBeOnPar(network.Forward(rows), $"network {seed} at operator set {operatorSet}");
        }
    }

    [Fact]
    public void Export_OfOneBin_IsItsFormula()
    {
        // The bin of the second column goes from 2 to 6; nothing else counts.
        var network = new Network(3, [new Dense(1)]) { InputScaler = new InputScaler([0, 0], [1, 1], new QuantileBins([1], [2], [0.25f], [0.375f])) };
        (network.Layers[0].Weights[0], network.Layers[0].Weights[1], network.Layers[0].Weights[2]) = (0, 0, 1);
        float[] rows = [0, 1, 3, 2, float.NaN, 3, 8, 6, 0, float.MaxValue, 0, float.NaN];

        using var session = new OnnxSession(Export(network));

        session.Run(rows, 2, "Score").Should().Equal(-0.375f, -0.375f, -0.125f, 0.625f, 0.625f, 0);
    }

    [Fact]
    public void Export_OfBins_TakesNoMoreThanANumberForEach()
    {
        // A thousand columns and a thousand bins, but no matrix of both.
        int[] columns = [.. Enumerable.Range(0, 1000)];
        float[] ones = [.. columns.Select(_ => 1f)];
        var network = new Network(2000, [new Dense(1)]) { InputScaler = new InputScaler(ones, ones, new QuantileBins(columns, ones, ones, ones)) };

        byte[] model = Export(network);

        model.Length.Should().BeLessThan(100_000);
        ModelProto.Parser.ParseFrom(model).Graph.Node.Should().OnlyContain(node => node.Domain == "" && node.Attribute.Count == 0);
    }

    private static byte[] Export(Network network, int operatorSet = 17)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, new OnnxOptions { OperatorSet = operatorSet });
        return stream.ToArray();
    }
}
