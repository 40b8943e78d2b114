using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>
/// With d = o - t: d^2 / 2 where |d| is at most delta, else delta (|d| - delta / 2); its derivative is d, clipped to ±delta.
/// </summary>
internal readonly struct Huber : IElementLoss
{
    public static Activation? Contains => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T>
    {
        T distance = T.Abs(output - target);
        T near = T.Min(distance, parameter);
        return near * (distance - (0.5f * near));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        T.Min(T.Max(output - target, -parameter), parameter);
}
