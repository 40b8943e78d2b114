using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

public class OutputScalerTests
{
    [Theory]
    [InlineData(256, 1_000_002.5625f, "that is the float next to 1,000,002.56")]
    [InlineData(5_000, 1_000_050, "the sum of many parts is not begun with the bias either")]
    public void Score_LargeBias_IsAddedToTheWholeSum(int inputs, float expected, string because)
    {
        var network = new Network(inputs, [new Dense(1)]);
        network.Layers[0].Weights.Fill(0.01f);
        network.Layers[0].Biases[0] = 1e6f;
        float[] ones = [.. Enumerable.Repeat(1f, inputs)];
        float[] score = new float[1], sparse = new float[1];
        var scorer = new RowScorer(network);
        scorer.Score(ones, score);
        scorer.Score([.. Enumerable.Range(0, inputs)], ones, sparse);

        score[0].Should().Be(expected, because);
        sparse[0].Should().Be(expected, because);
        network.Forward([.. ones, .. ones, .. ones]).Should().OnlyContain(output => output == expected, because);
    }

    [Theory]
    [InlineData(1e9, 1000)]
    [InlineData(-1e6, 1e-3)]
    [InlineData(0, 1e-40)]
    public void Score_LargeShift_IsRoundedOnce(double shift, double scale)
    {
        Network network = Make(shift, scale), plain = Make(0, 1);
        float[] rows = Problems.Noise(30 * 4);
        float[] expected = [.. plain.Forward(rows).Select(output => (float)(shift + (scale * output)))];
        float[] score = new float[1];
        var scorer = new RowScorer(network);

        for (int row = 0; row < 30; row++)
        {
            scorer.Score(rows.AsSpan(row * 4, 4), score);
            score[0].Should().BeApproximately(expected[row], Math.Abs(MathF.BitIncrement(expected[row]) - expected[row]));
        }
        network.Forward(rows)[0].Should().Be(expected[0]);
    }

    [Fact]
    public void Score_ThatWouldOverflow_IsTheLargestFloat() =>
        Make(3e38, 3e38).Forward(Problems.Noise(400)).Should().OnlyContain(score => float.IsFinite(score));

    [Fact]
    public void Train_TargetsInTheirOwnUnits_IsTrainingOnScaledOnes()
    {
        float[] inputs = Problems.Noise(40 * 4), targets = Problems.Noise(40, seed: 2);
        Network scaled = Make(1 << 20, 64), plain = Make(0, 1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, NumberOfEpochs = 3 };

        // Powers of two, so that scaling back gives the same floats.
        float[] rounded = [.. targets.Select(target => MathF.Round(target * 64) / 64)];
        new NetworkTrainer(options).Train(scaled, new ExampleSet(inputs, 4, [.. rounded.Select(target => (1 << 20) + (64 * target))], 1));
        new NetworkTrainer(options).Train(plain, new ExampleSet(inputs, 4, rounded, 1));

        ((ReadOnlySpan<float>)scaled.Parameters.Span).ShouldBeBitwise(plain.Parameters.Span);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, -1)]
    [InlineData(0, double.PositiveInfinity)]
    public void Constructor_NumbersOutOfRange_AreRefused(double shift, double scale)
    {
        Action act = () => _ = new OutputScaler([shift], [scale]);
        act.Should().Throw<ArgumentException>().WithMessage("The s* of output 0 is *");
    }

    [Fact]
    public void Train_CrossEntropyWithAScaler_IsRefused()
    {
        var network = new Network(1, [new Dense(1, Activation.Sigmoid)]) { OutputScaler = new OutputScaler([0], [2]) };
        Action act = () => new NetworkTrainer(new TrainingOptions { Loss = Loss.BinaryCrossEntropy }).Train(network, new ExampleSet([1], 1, [1], 1));
        act.Should().Throw<ArgumentException>().WithMessage("BinaryCrossEntropy needs probabilities as outputs, which an OutputScaler would change*");
    }

    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(5, 2, false)]
    [InlineData(0, 2, true)]
    public void Train_PoissonWithAShift_IsForTargetsWithoutSpread(double shift, double scale, bool isFine)
    {
        var network = new Network(1, [new Dense(1, Activation.Exponential)]) { OutputScaler = new OutputScaler([shift], [scale]) };
        Action act = () => new NetworkTrainer(new TrainingOptions { Loss = Loss.Poisson, NumberOfEpochs = 1 }).Train(network, new ExampleSet([1], 1, [5], 1));

        if (isFine)
            act.Should().NotThrow();
        else
            act.Should().Throw<ArgumentException>().WithMessage("Poisson needs an OutputScaler whose Shift is 0, or none*");
    }

    [Fact]
    public void Network_ScalerForOtherOutputs_IsRefused()
    {
        Action act = () => Make(0, 1).OutputScaler = new OutputScaler([1, 2], [1, 2]);
        act.Should().Throw<ArgumentException>().WithMessage("OutputScaler has 2 outputs; the network has 1.*");
    }

    private static Network Make(double shift, double scale) =>
        new(4, [new Dense(6, Activation.Tanh), new Dense(1)], seed: 3) { OutputScaler = new OutputScaler([shift], [scale]) };
}
