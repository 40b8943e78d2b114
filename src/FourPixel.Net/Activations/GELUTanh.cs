using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>
/// y = x (1 + tanh u) / 2 with u = sqrt(2 / pi) (x + 0.044715 x^3);
/// dy/dx = (1 + tanh u) / 2 + x (1 - tanh^2 u) u' / 2.
/// </summary>
/// <remarks>(1 + tanh u) / 2 is sigmoid(2u), which does not cancel where u is very negative.</remarks>
internal readonly struct GELUTanh : IActivation<GELUTanh>
{
    private const float SqrtTwoOverPi = 0.7978845608028654f;
    private const float Cubic = 0.044715f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => x * Sigmoid.Value(TwoU(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T>
    {
        T gate = Sigmoid.Value(TwoU(x));
        T slope = 2f * SqrtTwoOverPi * T.MultiplyAdd(x * x, 3f * Cubic, 1f);
        return gate + (x * gate * (1f - gate) * slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwoU<T>(T x) where T : struct, ILane<T> =>
        2f * SqrtTwoOverPi * x * T.MultiplyAdd(x * x, Cubic, 1f);
}
