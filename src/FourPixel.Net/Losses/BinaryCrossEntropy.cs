using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>For the logit o: log(1 + e^o) - t o; its derivative is sigmoid(o) - t.</summary>
internal readonly struct BinaryCrossEntropy : IElementLoss
{
    public static Activation? Contains => Activation.Sigmoid;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        Softplus.Value(output) - (target * output);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T> =>
        Sigmoid.Value(output) - target;
}
