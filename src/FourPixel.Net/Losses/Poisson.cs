using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>For the logarithm o of the rate: e^o - t o; its derivative is e^o - t.</summary>
internal readonly struct Poisson : IElementLoss
{
    public static Activation? Contains => Activation.Exponential;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        T.Exp(output) - (target * output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        T.Exp(output) - target;
}
