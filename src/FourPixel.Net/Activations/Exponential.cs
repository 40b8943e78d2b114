using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = e^x; dy/dx = y.</summary>
internal readonly struct Exponential : IActivation<Exponential>
{
    public static bool DerivativeNeedsKept => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => y;
}
