using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scoring;

public class RowScorerTests
{
    public static readonly TheoryData<Activation> All = [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Score_EveryActivation_GivesWhatForwardGives(Activation activation)
    {
        Activation hidden = activation == Activation.Softmax ? Activation.Tanh : activation;
        foreach (int width in new[] { 1, 3, 16, 37 })
        {
            var network = new Network(5, [new Dense(width, hidden), new Dense(width, activation)], seed: width);
            float[] inputs = Problems.Noise(5);
            var outputs = new float[width];
            new RowScorer(network).Score(inputs, outputs);

            // Forward adds the products up in another order.
            double[] expected = [.. network.Forward(inputs).Select(answer => (double)answer)];
            outputs.ShouldBeCloseTo(expected, $"{activation}, {width} wide", absolute: 5e-7);
        }
    }

    [Fact]
    public void Score_Repeatedly_HasNoState()
    {
        var network = new Network(2, [new Dense(30, Activation.GELU), new Dense(2, Activation.Softmax)], seed: 1);
        var scorer = new RowScorer(network);
        float[] first = new float[2], second = new float[2];
        scorer.Score([1, 2], first);
        scorer.Score([-30, float.NaN], second);
        second.Should().OnlyContain(answer => float.IsNaN(answer));
        scorer.Score([1, 2], second);
        second.Should().Equal(first);
    }

    [Fact]
    public void Score_WeightsChanged_ComputesWithTheNewOnes()
    {
        var network = new Network(1, [new Dense(1)]);
        var scorer = new RowScorer(network);
        network.Layers[0].Weights[0] = 3;
        var outputs = new float[1];
        scorer.Score([2], outputs);
        outputs.Should().Equal(6);
    }

    [Fact]
    public void Score_WithScaler_ScalesTheRow()
    {
        var network = new Network(2, [new Dense(1)]) { InputScaler = new InputScaler([10, 5], [2, 1]) };
        network.Layers[0].Weights.Fill(1);
        var outputs = new float[1];
        float[] inputs = [11, float.NaN];
        new RowScorer(network).Score(inputs, outputs);

        outputs.Should().Equal(2);
        inputs[0].Should().Be(11, "the caller's row is not touched");
    }

    [Fact]
    public void Score_ManyRows_TakesNoMemory()
    {
        var scorer = new RowScorer(new Network(4, [new Dense(8, Activation.SiLU), new Dense(3, Activation.Softmax)]));
        float[] inputs = [1, 2, 3, 4], outputs = new float[3];
        scorer.Score(inputs, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            scorer.Score(inputs, outputs);
        // Less than one small object in each, even if garbage collection counts what is left of a page.
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20_000);
    }

    [Fact]
    public void Score_LengthsDoNotFit_IsRefused()
    {
        var scorer = new RowScorer(new Network(4, [new Dense(3)]));
        Action inputs = () => scorer.Score(new float[3], new float[3]);
        Action outputs = () => scorer.Score(new float[4], new float[4]);
        inputs.Should().Throw<ArgumentException>().WithParameterName(nameof(inputs));
        outputs.Should().Throw<ArgumentException>().WithParameterName(nameof(outputs));
    }
}
