using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x / (1 + |x|); dy/dx = 1 / (1 + |x|)^2.</summary>
internal readonly struct Softsign : IActivation<Softsign>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => x / (1f + T.Abs(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T>
    {
        T denominator = 1f + T.Abs(x);
        return 1f / (denominator * denominator);
    }
}
