using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

public class VectorsTests
{
    [Fact]
    public void Dot_EveryLength_IsTheSumOfAllProducts()
    {
        // Whole numbers, so that no sum is rounded.
        for (int length = 0; length <= 40; length++)
        {
            double[] x = [.. Enumerable.Range(1, length).Select(i => (double)i)], y = [.. x.Select(value => (3 * value) - 7)];
            Vectors.Dot(x, y).Should().Be(x.Zip(y, (left, right) => left * right).Sum(), "the length is {0}", length);
        }
    }

    [Fact]
    public void Dot_AnywhereInMemory_HasTheSameBits()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(i))];
        for (int shift = 1; shift < 16; shift++)
        {
            double[] moved = new double[1000 + shift];
            values.CopyTo(moved, shift);
            Vectors.Dot(moved.AsSpan(shift), values).Should().Be(Vectors.Dot(values, values));
        }
    }

    [Fact]
    public void AddScaled_DoublesAndFloats_AddsTheMultiple()
    {
        double[] sum = [1, 2, 3];
        Vectors.AddScaled(0.5, [2.0, 4, 6], sum);
        Vectors.AddScaled(-1, [1f, 0, 2], sum);
        sum.Should().Equal(1, 4, 4);
    }
}
