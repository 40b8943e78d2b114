using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>
/// With d = t - o: q d if the target is above the output, else (q - 1) d; its derivative is -q, 1 - q, or 0 if they are equal.
/// </summary>
internal readonly struct Quantile : IElementLoss
{
    public static Activation? Contains => null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T>
    {
        T shortfall = target - output;
        return T.Max(parameter * shortfall, (parameter - 1f) * shortfall);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T>
    {
        T below = T.Select(T.GreaterThan(output, target), 1f - parameter, 0f);
        return T.Select(T.GreaterThan(target, output), -parameter, below);
    }
}
