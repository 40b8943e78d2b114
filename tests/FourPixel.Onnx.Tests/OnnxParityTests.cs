using FourPixel.Net;
using FourPixel.Onnx.Tests.Support;

namespace FourPixel.Onnx.Tests;

public class OnnxParityTests
{
    private const int Architectures = 300;

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    /// <summary>
    /// Weighted sums from -20 to 20, straight through an activation. ONNX Runtime's own sigmoid is 0 from -18 on, so tails
    /// are compared beside numbers of size 1.
    /// </summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Export_OfEachActivationAtTheOutput_GivesTheSameScores(Activation activation)
    {
        var network = new Network(3, [new Dense(3, activation)]);
        network.Layers[0].Weights.Clear();
        for (int i = 0; i < 3; i++)
            network.Layers[0].Weights[i * 4] = 1;
        float[] rows = [.. Enumerable.Range(-600, 1203).Select(i => i / 30f)];

        using var session = new OnnxSession(Export(network));
        float[] actual = session.Run(rows, 3, "Score");
        float[] expected = network.Forward(rows);
        for (int i = 0; i < rows.Length; i += 3)
            actual[i..(i + 3)].ShouldBeOnPar(expected[i..(i + 3)], $"{activation} of {rows[i]} and so on", largest: 1);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Export_OfEachActivationInside_GivesTheSameScores(Activation activation)
    {
        if (activation == Activation.Softmax)
            return;
        var network = new Network(5, [new Dense(16, activation), new Dense(16, activation), new Dense(2)], seed: 3);
        var random = new Random(3);
        float[] rows = [.. Enumerable.Range(0, 200).Select(_ => (random.NextSingle() * 4) - 2)];

        using var session = new OnnxSession(Export(network));
        session.Run(rows, 5, "Score").ShouldBeOnPar(network.Forward(rows), $"{activation}");
    }

    [Fact]
    public void Export_OfRandomArchitectures_GivesTheSameScores()
    {
        for (int seed = 0; seed < Architectures; seed++)
        {
            var random = new RandomNetwork(seed);
            using var session = new OnnxSession(Export(random.Network));
            Network network = random.Network;
            bool isBinary = network.Outputs == 1 && network.Layers[^1].Activation == Activation.Sigmoid;
            session.Run(random.Rows, network.Inputs, isBinary ? "Probability" : "Score")
                .ShouldBeOnPar(network.Forward(random.Rows), $"architecture {seed}");
        }
    }

    [Fact]
    public void Export_OfAnyNumberOfRows_ScoresEachRowByItself()
    {
        var random = new RandomNetwork(4);
        int columns = random.Network.Inputs;
        using var session = new OnnxSession(Export(random.Network));
        float[] all = session.Run(random.Rows, columns, "Score");
        float[] one = session.Run(random.Rows[..columns], columns, "Score");
        one.ShouldBeOnPar(all[..one.Length], "row 0");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(21)]
    public void Export_ToEachOperatorSet_GivesTheSameScores(int operatorSet)
    {
        for (int seed = 0; seed < 45; seed++)
        {
            var random = new RandomNetwork(seed);
            using var session = new OnnxSession(Export(random.Network, new OnnxOptions { OperatorSet = operatorSet }));
            session.Run(random.Rows, random.Network.Inputs, session.Outputs.Keys.Last())
                .ShouldBeOnPar(random.Network.Forward(random.Rows), $"architecture {seed} at operator set {operatorSet}");
        }
    }

    private static byte[] Export(Network network, OnnxOptions? options = null)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, options ?? new OnnxOptions());
        return stream.ToArray();
    }
}
