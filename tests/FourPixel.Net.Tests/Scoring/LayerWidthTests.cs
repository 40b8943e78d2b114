using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scoring;

/// <summary>Layers of every number of neurons: as many as several registers hold, and some more.</summary>
public class LayerWidthTests
{
    private const int Inputs = 7;

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Score_InAProcessWithNarrowerRegisters_IsTheWeightedSum(string setting) =>
        ChildProcess.Run(CheckWidths, "", (setting, "0"));

    [Fact]
    public void Score_OfAnyNumberOfNeurons_IsTheWeightedSum() => CheckWidths("");

    private static void CheckWidths(string unused)
    {
        unused.Should().BeEmpty();
        float[] row = [.. Enumerable.Range(0, Inputs).Select(i => (i / 3f) - 1)];
        for (int units = 1; units <= 140; units++)
        {
            var network = new Network(Inputs, [new Dense(units)], seed: units);
            for (int i = 0; i < units; i++)
                network.Layers[0].Biases[i] = i;
            float[] weights = network.Layers[0].Weights.ToArray();
            float[] scores = new float[units];
            new RowScorer(network).Score(row, scores);
            scores.ShouldBeCloseTo(
                [.. Enumerable.Range(0, units).Select(unit => unit + row.Select((x, i) => (double)x * weights[(i * units) + unit]).Sum())],
                $"{units} neurons");
        }
    }
}
