using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Training.Ranks;

public class RankPartsTests
{
    [Theory]
    [InlineData(2, 100, "0..48 48..100")]
    [InlineData(3, 26, "0..0 0..16 16..26")]
    [InlineData(3, 0, "0..0 0..0 0..0")]
    [InlineData(2, 1 << 29, "0..268435456 268435456..536870912")]
    public void PartOf_Values_DealsThemOutAtCacheLines(int ranks, int length, string parts)
    {
        using var hub = new ThreadHub(ranks);
        var communicator = new ThreadCommunicator(hub, 0);
        string.Join(' ', Enumerable.Range(0, ranks).Select(rank => communicator.PartOf(length, rank))).Should().Be(parts);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 2)]
    public void PartOf_ImpossibleValues_AreRefused(int length, int rank)
    {
        using var hub = new ThreadHub(2);
        FluentActions.Invoking(() => new ThreadCommunicator(hub, 0).PartOf(length, rank)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
