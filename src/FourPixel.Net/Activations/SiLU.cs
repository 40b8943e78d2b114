using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x s with the gate s = sigmoid(x); dy/dx = s + y (1 - s).</summary>
internal readonly struct SiLU : IActivation<SiLU>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => x * Sigmoid.Value(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x, out T gate) where T : struct, ILane<T>
    {
        gate = Sigmoid.Value(x);
        return x * gate;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T gate, T y) where T : struct, ILane<T> => gate + (y * (1f - gate));
}
