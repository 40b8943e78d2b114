using System.Runtime.CompilerServices;

namespace FourPixel.Net.Numerics;

/// <summary>
/// Numbers nearer to 0 than the smallest normal float, 2^-126. Some processors need a hundred times as long for a product with one of
/// them, and a moving average that only shrinks never gets beyond them. Training takes them as 0 where they would go on into products.
/// </summary>
internal static class Subnormals
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>Leaves all other numbers as they are, NaN as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ToZero<TLane>(TLane x) where TLane : struct, ILane<TLane> =>
        TLane.Select(TLane.GreaterThan(SmallestNormal, TLane.Abs(x)), 0f, x);

    /// <inheritdoc cref="ToZero{TLane}(TLane)"/>
    public static unsafe void ToZero(Span<float> values)
    {
        fixed (float* first = values)
            Elementwise.Run(new ToZeroOperation(first), 0, values.Length);
    }

    private readonly unsafe struct ToZeroOperation(float* values) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane> =>
            TLane.Store(ToZero(TLane.Load(values + index)), values + index);
    }
}
