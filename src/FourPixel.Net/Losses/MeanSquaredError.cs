using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>(o - t)^2; its derivative is 2 (o - t).</summary>
internal readonly struct MeanSquaredError : IElementLoss
{
    public static Activation? Contains => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T>
    {
        T deviation = output - target;
        return deviation * deviation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        2f * (output - target);
}
