using FourPixel.Net;
using FourPixel.Onnx.Tests.Support;

namespace FourPixel.Onnx.Tests;

/// <summary>Inputs and outputs of any size, in ONNX Runtime.</summary>
public class ScaleParityTests
{
    [Theory]
    [InlineData(1e6, 0.87)]
    [InlineData(1e9, 1000)]
    [InlineData(0, 1e-30)]
    [InlineData(1e-6, 0)]
    public void Export_OfAnOutputScaler_IsRoundedOnce(double shift, double scale)
    {
        var network = new Network(3, [new Dense(20, Activation.SiLU), new Dense(1)], seed: 1) { OutputScaler = new OutputScaler([shift], [scale]) };
        float[] rows = [.. Enumerable.Range(0, 90).Select(i => MathF.Sin(i))];

        float[] expected = network.Forward(rows), actual = Run(network, rows);

        for (int i = 0; i < expected.Length; i++)
            actual[i].Should().BeApproximately(expected[i], Math.Max(1e-5f * (float)scale, MathF.BitIncrement(Math.Abs(expected[i])) - Math.Abs(expected[i])));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10_000)]
    public void Export_OfInputsOfAnySize_GivesTheSameScores(double bound)
    {
        double[] shift = [0, 16777217, 5e-40, 2e38, 1e6], spread = [1, 1, 1e-39, 1e38, 0.1];
        var network = new Network(5, [new Dense(20, Activation.SiLU), new Dense(2)], seed: 1)
        {
            InputScaler = new InputScaler(shift, [.. spread.Select(value => 1 / value)], bound),
        };
        float[] rows = [.. Enumerable.Range(0, 100).Select(i => (float)(shift[i % 5] + (spread[i % 5] * Math.Sin(i))))];
        float[] far = [1e30f, float.MaxValue, float.NaN, float.MinValue, -1e38f];

        Run(network, rows).ShouldBeOnPar(network.Forward(rows), "rows near the centres");
        Run(network, far).ShouldBeOnPar(network.Forward(far), "a row far from them");
        network.Forward(far).Should().OnlyContain(score => float.IsFinite(score));
    }

    [Theory]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.SiLU)]
    [InlineData(Activation.Exponential)]
    public void Export_OfOutliersWithoutScaler_GivesTheSameScores(Activation hidden)
    {
        var network = new Network(5, [new Dense(20, hidden), new Dense(2)], seed: 1);
        float[] far = [1e30f, float.MaxValue, 0, float.MinValue, -1e38f];

        network.Forward(far).Should().OnlyContain(score => float.IsFinite(score));
        Run(network, far).ShouldBeOnPar(network.Forward(far), "outliers");
    }

    [Fact]
    public void Export_OfVeryManyClasses_GivesProbabilitiesThatSumToOne()
    {
        var network = new Network(1, [new Dense(100_000, Activation.Softmax)]);
        network.Layers[0].Weights.Clear();
        network.Layers[0].Biases[0] = MathF.Log(100_000);

        network.Forward([1]).Sum(probability => (double)probability).Should().BeApproximately(1, 1e-6);

        // ONNX Runtime's own softmax adds up in single precision.
        Run(network, [1]).Sum(probability => (double)probability).Should().BeApproximately(1, 1e-4);
    }

    [Theory]
    [InlineData(Activation.Identity, 3)]
    [InlineData(Activation.Sigmoid, 1)]
    [InlineData(Activation.Softmax, 4)]
    [InlineData(Activation.Exponential, 2)]
    public void Export_OfSeveralMembers_GivesTheSameScores(Activation output, int outputs)
    {
        var network = new Network(5, [new Dense(20, Activation.SiLU), new Dense(10, Activation.ReLU), new Dense(outputs, output)], seed: 1, members: 4);
        float[] rows = [.. Enumerable.Range(0, 100).Select(i => MathF.Sin(i))];
        float[] expected = network.Forward(rows);
        if (output == Activation.Sigmoid)
            expected = [.. expected.Select(p => (float)Math.Log(p / (1.0 - p)))];
        Run(network, rows).ShouldBeOnPar(expected, "the mean of the members");
    }

    private static float[] Run(Network network, float[] rows)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream);
        using var session = new OnnxSession(stream.ToArray());
        return session.Run(rows, network.Inputs, "Score");
    }
}
