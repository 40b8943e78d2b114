using FourPixel.Net.Scaling;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Scaling;

/// <summary>How finely a column is cut by what it tells of the target.</summary>
public class BinResolutionTests
{
    private const int Rows = 12_800;

    private static readonly float[] _ascending = [.. Enumerable.Range(0, Rows).Select(row => (float)row)];

    private static readonly float[] _noise = Problems.Noise(Rows);

    [Fact]
    public void FindEdges_ColumnThatSaysNothing_GetsFewBins() => BinsFor(_noise).Should().Be(16);

    [Fact]
    public void FindEdges_FineSteps_GetAllBins() =>
        BinsFor([.. _noise.Select((noise, row) => (row / 100 % 2) + (0.1f * noise))]).Should().Be(128);

    [Fact]
    public void FindEdges_SmoothTargetInNoise_GetsFewBins() =>
        BinsFor([.. _noise.Select((noise, row) => ((float)row / Rows) + noise)]).Should().Be(16);

    [Fact]
    public void FindEdges_FewValuesThatEachCount_CutsAtEach()
    {
        // Quantiles pass over the rare values: 90 of the 100 are in a tenth of the rows.
        float[] values = [.. Enumerable.Range(0, Rows).Select(row => row % 10 > 0 ? row % 10 : 10f + (row / 10 % 90)).Order()];
        float[] targets = [.. values.Select(value => value >= 10 && value % 3 == 0 ? 1f : 0)];
        BinResolution.FindEdges(values, targets, 128).Should().Equal(values.Distinct());
    }

    [Fact]
    public void FindEdges_SameTargetEverywhere_GetsFewBins() => BinsFor(new float[Rows]).Should().Be(16);

    [Fact]
    public void FindEdges_FewBinsAllowed_StaysWithin() =>
        BinResolution.FindEdges(_ascending, _noise, 4).Should().HaveCount(5);

    private static int BinsFor(float[] targets) => BinResolution.FindEdges(_ascending, targets, 128).Count - 1;
}
