using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>|o - t|; its derivative is the sign of o - t.</summary>
internal readonly struct MeanAbsoluteError : IElementLoss
{
    public static Activation? Contains => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        T.Abs(output - target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T>
    {
        T deviation = output - target;
        return T.Select(T.GreaterThan(T.Abs(deviation), 0f), T.CopySign(1f, deviation), 0f);
    }
}
