using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x where x is positive, else 0.01 x; dy/dx = 1 or 0.01.</summary>
internal readonly struct LeakyReLU : IActivation<LeakyReLU>
{
    private const float Slope = 0.01f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Max(x, Slope * x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => T.Select(T.GreaterThan(y, 0f), 1f, Slope);
}
