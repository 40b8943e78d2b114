using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scoring;

/// <summary>Probabilities of very many classes, most of them small beside one.</summary>
public class ManyClassesTests
{
    private const int Classes = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(Classes / 2)]
    [InlineData(Classes - 1)]
    public void Score_ClassThatStandsOut_LeavesTheRestItsShare(int standsOut)
    {
        var network = new Network(4, [new Dense(3, Activation.SiLU), new Dense(Classes, Activation.Softmax)], seed: 1);
        network.Layers[1].Biases[standsOut] = MathF.Log(Classes);
        using var saved = new MemoryStream();
        network.Save(saved);
        saved.Position = 0;
        float[] row = Problems.Noise(4), dense = new float[Classes], sparse = new float[Classes];
        var scorer = new RowScorer(network);
        scorer.Score(row, dense);
        scorer.Score([0, 1, 2, 3], row, sparse);

        foreach (float[] probabilities in (float[][])[dense, sparse, network.Forward(row), Network.Load(saved).Forward(row)])
        {
            probabilities.Sum(probability => (double)probability).Should().BeApproximately(1, 1e-6);
            probabilities[standsOut].Should().BeInRange(0.3f, 0.7f);
        }
    }
}
