using FourPixel.Net.Tests.Support;
using FourPixel.Net.Training;

namespace FourPixel.Net.Tests.Training.Ranks;

public class WeightComparisonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public void Run_WithOneOtherBitOnOneRank_NamesTheRank(int parameter)
    {
        Exception failure = ThreadRanks.Failure(3, rank => Compare(rank, network =>
        {
            ref float weight = ref network.Parameters.Span[parameter];
            weight = rank.Rank == 2 ? MathF.BitIncrement(weight) : weight;
        }));
        failure.Should().BeOfType<InvalidOperationException>().Which.Message.Should().StartWith("After epoch 7, the weights of rank 2 differ from those of rank 0.");
    }

    [Fact]
    public void Run_WithTheSameBits_IsSilent() => ThreadRanks.Results(3, rank => Compare(rank, _ => { }));

    [Fact]
    public void Run_WithWeightsExchanged_FindsThatOut() => ThreadRanks.Failure(2, rank => Compare(rank, network =>
    {
        if (rank.Rank == 1)
            network.Parameters.Span[..64].Reverse();
    }));

    private static bool Compare(ICommunicator rank, Action<Network> change)
    {
        // 101 parameters, which fill no whole number of registers.
        var network = new Network(8, [new Dense(10, Activation.Tanh), new Dense(1)], seed: 1);
        change(network);
        WeightComparison.Run(new RankGroup(rank), network, epoch: 7);
        return true;
    }
}
