using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = max(0, x); dy/dx = 1 where x is positive, else 0.</summary>
internal readonly struct ReLU : IActivation<ReLU>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Max(x, 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => T.Select(T.GreaterThan(y, 0f), 1f, 0f);
}
