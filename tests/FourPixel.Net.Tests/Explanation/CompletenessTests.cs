using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Explanation;

/// <summary>Contributions add up to the score minus the mean score of the baselines.</summary>
public class CompletenessTests
{
    public static readonly TheoryData<Activation> Hidden = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Calculate_EveryHiddenActivation_AddsUp(Activation activation) =>
        Check(new Network(6, [new Dense(15, activation), new Dense(7, activation), new Dense(1)], seed: 4));

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
        float[][] rows = BinnedNetwork.MakeRows(80);
        Check(network, output: 1, [.. rows[..40].SelectMany(row => row)], [.. rows[40..].SelectMany(row => row)]);
    }

    private static void Check(Network network, int output = 0) =>
        Check(network, output, Scaled(Problems.Noise(64 * network.Inputs, seed: 1)), Scaled(Problems.Noise(40 * network.Inputs, seed: 2)));

    private static float[] Scaled(float[] noise) => Array.ConvertAll(noise, value => 2 * value);

    private static void Check(Network network, int output, float[] baselines, float[] rows)
    {
        using var calculator = new ContributionCalculator(new ContributionBaselines(network, baselines), output);
        var contributions = new float[network.Inputs];
        var totals = new List<ScoreContributions>();
        foreach (float[] row in rows.Chunk(network.Inputs))
        {
            totals.Add(calculator.Calculate(row, contributions));
            contributions.Sum(contribution => (double)contribution).Should().BeApproximately(totals[^1].Sum, 1e-4 * (1 + Math.Abs(totals[^1].Sum)));
        }
        double mean = totals.Average(total => total.Score), spread = Math.Sqrt(totals.Average(total => Math.Pow(total.Score - mean, 2)));
        totals.Should().OnlyContain(total => Math.Abs(total.Rest) < 0.01 * spread);
    }
}
