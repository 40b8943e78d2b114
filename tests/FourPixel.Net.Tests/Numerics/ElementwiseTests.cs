using FourPixel.Net.Numerics;

namespace FourPixel.Net.Tests.Numerics;

public unsafe class ElementwiseTests
{
    [Fact]
    public void Run_OfAnyRange_AppliesToEachElementOnce()
    {
        const int guard = 3;
        for (int length = 0; length <= 40; length++)
            for (int start = 0; start <= 2; start++)
            {
                float[] values = new float[guard + start + length + guard];
                fixed (float* data = values)
                    Elementwise.Run(new AddOne(data + guard), start, start + length);
                for (int i = 0; i < values.Length; i++)
                    values[i].Should().Be(i >= guard + start && i < guard + start + length ? 1 : 0);
            }
    }

    private readonly struct AddOne(float* data) : IElementwise
    {
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane> =>
            TLane.Store(TLane.Load(data + index) + 1f, data + index);
    }
}
