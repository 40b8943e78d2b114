using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = log(1 + e^x) = max(x, 0) + log(1 + e^-|x|); dy/dx = sigmoid(x) = 1 - e^-y.</summary>
internal readonly struct Softplus : IActivation<Softplus>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => T.Max(x, 0f) + LogOnePlus(T.Exp(-T.Abs(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => -ExpMinusOne.Value(-y);

    /// <summary>log(1 + e), accurate for small e: e log(u) / (u - 1) with u = 1 + e rounded (Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOnePlus<T>(T e) where T : struct, ILane<T>
    {
        T u = 1f + e;
        T rounded = u - 1f;
        return T.Select(T.GreaterThan(rounded, 0f), e * T.Log(u) / rounded, e);
    }
}
