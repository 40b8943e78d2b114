using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x sigmoid(x); dy/dx = s (1 + x (1 - s)) with s = sigmoid(x).</summary>
internal readonly struct SiLU : IActivation
{
    public static bool DerivativeNeedsInput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => x * Sigmoid.Value(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T>
    {
        T gate = Sigmoid.Value(x);
        return gate * (1f + (x * (1f - gate)));
    }
}
