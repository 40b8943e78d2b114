using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Explanation;

/// <summary>Contributions add up to the score minus the mean score of the baselines.</summary>
public class CompletenessTests
{
    public static readonly TheoryData<Activation> Hidden = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    /// <summary>Slopes that jump are harder to integrate.</summary>
    [Theory]
    [MemberData(nameof(Hidden))]
    public void Calculate_EveryHiddenActivation_AddsUp(Activation activation) =>
        Check(new Network(6, [new Dense(15, activation), new Dense(7, activation), new Dense(1)], seed: 4),
            share: activation is Activation.ReLU or Activation.LeakyReLU or Activation.SELU ? 0.02 : 0.01);

    [Theory]
    [InlineData(Activation.Identity)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.Exponential)]
    [InlineData(Activation.Tanh)]
    public void Calculate_SeveralMembersAndOutputs_AddsUp(Activation output)
    {
        var network = new Network(6, [new Dense(15, Activation.SiLU), new Dense(7, Activation.SiLU), new Dense(3, output)], seed: 4, members: 5);
        for (int chosen = 0; chosen < 3; chosen++)
            Check(network, chosen);
    }

    [Theory]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Softmax)]
    public void Calculate_VerySureNetwork_AddsUp(Activation output)
    {
        var network = new Network(6, [new Dense(15, Activation.Tanh), new Dense(2, output)], seed: 4, members: 3);
        foreach (ref float weight in network.Layers[1].Weights)
            weight *= 12;
        Check(network, output: 1);
    }

    [Fact]
    public void Calculate_OnlyAnOutputLayer_AddsUp() => Check(new Network(6, [new Dense(3, Activation.Softmax)], seed: 1, members: 2), output: 2);

    [Fact]
    public void Calculate_WithBins_AddsUp()
    {
        Network network = BinnedNetwork.Make();
        float[][] rows = BinnedNetwork.MakeRows(60);
        Check(network, output: 1, [.. rows[..40].SelectMany(row => row)], [.. rows[40..].SelectMany(row => row)]);
    }

    private static void Check(Network network, int output = 0, double share = 0.01) =>
        Check(network, output, Scaled(Problems.Noise(24 * network.Inputs, seed: 1)), Scaled(Problems.Noise(20 * network.Inputs, seed: 2)), share);

    private static float[] Scaled(float[] noise) => Array.ConvertAll(noise, value => 2 * value);

    private static void Check(Network network, int output, float[] baselines, float[] rows, double share = 0.01)
    {
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, baselines), output);
        var contributions = new float[network.Inputs];
        double[] scores = [.. baselines.Chunk(network.Inputs).Select(row => calculator.Calculate(row, contributions).Score)];
        double mean = scores.Average(), spread = Math.Sqrt(scores.Average(score => Math.Pow(score - mean, 2)));
        foreach (float[] row in rows.Chunk(network.Inputs))
        {
            ScoreContributions total = calculator.Calculate(row, contributions);

            total.MeanBaselineScore.Should().BeApproximately(mean, 1e-5 * (1 + Math.Abs(mean)));
            contributions.Sum(contribution => (double)contribution).Should().BeApproximately(total.Sum, 1e-4 * (1 + Math.Abs(total.Sum)));
            Math.Abs(total.Rest).Should().BeLessThan(share * spread);
        }
    }
}
