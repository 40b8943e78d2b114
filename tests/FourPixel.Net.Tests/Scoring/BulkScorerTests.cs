using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scoring;

/// <summary>Rows in blocks get what they get by themselves, whatever the blocks and the threads.</summary>
public class BulkScorerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Forward_AnyNumberOfRows_IsThatOfEachRow(int rows)
    {
        foreach (Network network in new[] { BinnedNetwork.Make(), new Network(BinnedNetwork.Inputs, [new Dense(20, Activation.SiLU), new Dense(3, Activation.Softmax)]) })
        {
            float[] inputs = [.. BinnedNetwork.MakeRows(rows).SelectMany(row => row)];
            if (network.InputScaler == null)
                inputs = Array.ConvertAll(inputs, value => float.IsNaN(value) ? 1 : value);
            float[] outputs = network.Forward(inputs);
            outputs.Should().HaveCount(rows * 3);
            for (int row = 0; row < rows; row += 50)
            {
                float[] alone = network.Forward(inputs.AsSpan(row * BinnedNetwork.Inputs, BinnedNetwork.Inputs));
                outputs[(row * 3)..((row * 3) + 3)].ShouldBeCloseTo([.. alone.Select(output => (double)output)], $"row {row}");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Forward_SeveralThreads_GivesTheSameBits(int threads)
    {
        // Wide enough for threads to be worth their start.
        Network network = BinnedNetwork.Make(hidden: 1_000);
        float[] inputs = [.. BinnedNetwork.MakeRows(3000).SelectMany(row => row)];
        ((ReadOnlySpan<float>)network.Forward(inputs, threads)).ShouldBeBitwise(network.Forward(inputs));
    }

    [Fact]
    public void ForwardByLayer_SeveralBlocks_EndsWithTheOutputs()
    {
        Network network = BinnedNetwork.Make();
        float[] inputs = [.. BinnedNetwork.MakeRows(700).SelectMany(row => row)];
        float[][] layers = network.ForwardByLayer(inputs);
        layers.Select(layer => layer.Length).Should().Equal(700 * 9, 700 * 3);
        layers[^1].Should().Equal(network.Forward(inputs));
        layers[0].Should().NotContain(0, "every row has been through the first layer");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void Forward_NumberOfThreadsOutOfRange_IsRefused(int threads)
    {
        Action act = () => BinnedNetwork.Make().Forward(new float[BinnedNetwork.Inputs], threads);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("numberOfThreads");
    }
}
