using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

public unsafe class LaneExpTests
{
    [Fact]
    public void Exp_OverItsWholeRange_IsWithinTwoRoundingsOfDoublePrecision()
    {
        for (double x = -87.33; x < 88.72; x += 0.0051)
        {
            double expected = Math.Exp((float)x);
            Math.Abs(Exp((float)x) - expected).Should().BeLessThan(2.4e-7 * expected, "x is {0}", x);
        }
    }

    [Theory]
    [InlineData(88.73f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-87.34f, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0f, 1f)]
    public void Exp_AtTheEnds_IsThatOfMathematics(float x, float expected) => Exp(x).Should().Be(expected);

    [Fact]
    public void Exp_InRegistersOfAnyWidth_HasTheSameBits()
    {
        for (float x = -90; x < 90; x += 0.173f)
        {
            float expected = Exp(x);
            InLanes<Lane128>(x).Should().Be(expected);
            InLanes<Lane256>(x).Should().Be(expected);
            InLanes<Lane512>(x).Should().Be(expected);
        }
    }

    private static float Exp(float x) => InLanes<LaneScalar>(x);

    private static float InLanes<TLane>(float x) where TLane : struct, ILane<TLane>
    {
        float* result = stackalloc float[TLane.Count];
        TLane.Store(TLane.Exp(x), result);
        return result[TLane.Count - 1];
    }
}
