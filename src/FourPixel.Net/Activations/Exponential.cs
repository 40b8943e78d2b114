using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = e^x; dy/dx = y. From x = 80 on y stays at e^80, which is 6 10^34, so that the sums of the next layer are finite.</summary>
internal readonly struct Exponential : IActivation<Exponential>
{
    public const float Saturation = 80f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Exp(T.Min(x, Saturation));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => y;
}
