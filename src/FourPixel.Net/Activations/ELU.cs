using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x where x is positive, else e^x - 1; dy/dx = 1 or e^x, which is y + 1.</summary>
internal readonly struct ELU : IActivation<ELU>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Select(T.GreaterThan(x, 0f), x, ExpMinusOne.Value(T.Min(x, 0f)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => T.Select(T.GreaterThan(y, 0f), 1f, y + 1f);
}
