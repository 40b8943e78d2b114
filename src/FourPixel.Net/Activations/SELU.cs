using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>
/// y = scale x where x is positive, else scale alpha (e^x - 1); dy/dx = scale, or scale alpha e^x, which is y + scale alpha.
/// </summary>
internal readonly struct SELU : IActivation<SELU>
{
    private const float Alpha = 1.6732632423543772f;
    private const float Scale = 1.0507009873554805f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => Scale * T.Select(T.GreaterThan(x, 0f), x, Alpha * ExpMinusOne.Value(T.Min(x, 0f)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => T.Select(T.GreaterThan(y, 0f), Scale, y + (Scale * Alpha));
}
