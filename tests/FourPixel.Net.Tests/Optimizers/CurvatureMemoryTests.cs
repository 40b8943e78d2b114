using FourPixel.Net.Optimizers;
using FourPixel.Net.Tests.Support;

namespace FourPixel.Net.Tests.Optimizers;

/// <summary>The two loops beside the matrix that they stand for, written out in full.</summary>
public class CurvatureMemoryTests
{
    private const int Length = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(25)]
    public void GetDirection_SoManyPairs_IsThatOfTheLastTenInTheBfgsFormula(int count)
    {
        var memory = new CurvatureMemory(Length);
        List<(double[] Step, double[] Change)> pairs = [.. Enumerable.Range(0, count).Select(MakePair)];
        foreach ((double[] step, double[] change) in pairs)
            memory.Add(new float[Length], [.. step.Select(value => (float)value)], new double[Length], change);
        double[] gradient = [.. Problems.Noise(Length, seed: 99).Select(value => (double)value)];

        double[] direction = new double[Length];
        memory.GetDirection(gradient, direction);

        memory.Count.Should().Be(Math.Min(count, 10));
        double[] expected = BfgsFormula.Direction([.. pairs.TakeLast(10)], gradient);
        direction.Should().Equal(expected, (left, right) => Math.Abs(left - right) < 1e-9 * (1 + Math.Abs(right)));
    }

    [Fact]
    public void GetDirection_NothingRemembered_IsStraightDownhill()
    {
        var memory = new CurvatureMemory(2);
        double[] direction = new double[2];
        memory.GetDirection([3, -4], direction);
        direction.Should().Equal(-3, 4);
    }

    [Fact]
    public void Add_NoCurvature_IsLeftOut()
    {
        var memory = new CurvatureMemory(2);
        memory.Add([0, 0], [1, 0], [0, 0], [0, 5]);
        memory.Add([0, 0], [1, 0], [0, 0], [-1, 0]);
        memory.Add([1, 1], [1, 1], [0, 0], [1, 1]);
        memory.Count.Should().Be(0);
        memory.Add([0, 0], [1, 0], [0, 0], [2, 0]);
        memory.Count.Should().Be(1);
    }

    /// <summary>A step, and a change that is that of a bowl with some noise: it has curvature.</summary>
    private static (double[] Step, double[] Change) MakePair(int seed)
    {
        double[] step = [.. Problems.Noise(Length, seed).Select(value => (double)value)];
        float[] noise = Problems.Noise(Length, seed + 1000);
        return (step, [.. step.Select((value, i) => ((i + 1) * value) + (0.05 * noise[i]))]);
    }
}
