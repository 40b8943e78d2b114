namespace FourPixel.Net.Tests.Scoring;

/// <summary>The scores of finite rows are finite, also where nothing scales or clips the inputs.</summary>
public class UnscaledOutlierTests
{
    public static readonly TheoryData<Activation> All = [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax)];

    [Theory]
    [MemberData(nameof(All))]
    public void Score_OfOutliers_IsFinite(Activation hidden)
    {
        var network = new Network(10, [new Dense(64, hidden), new Dense(32, hidden), new Dense(2)], seed: 1, members: 2);
        var scorer = new RowScorer(network);
        foreach (float value in new[] { 1e3f, 1e18f, 1e30f, float.MaxValue })
        {
            foreach (int sign in new[] { -1, 0, 1 })
            {
                float[] row = [.. Enumerable.Range(0, 10).Select(i => value * (sign != 0 ? sign : i % 2 == 0 ? 1 : -1))], scores = new float[2];
                scorer.Score(row, scores);
                scores.Should().OnlyContain(score => float.IsFinite(score), $"{hidden} of {sign} * {value}");
                network.Forward(row).Should().OnlyContain(score => float.IsFinite(score), $"{hidden} of {sign} * {value}");
                scorer.Score([.. Enumerable.Range(0, 10)], row, scores);
                scores.Should().OnlyContain(score => float.IsFinite(score), "sparse rows are as dense ones");
            }
        }
    }
}
