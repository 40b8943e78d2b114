using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>
/// y = x tanh(log(1 + e^x)). With n = e^x, tanh(log(1 + n)) = (n^2 + 2n) / (n^2 + 2n + 2), and
/// dy/dx = tanh(log(1 + n)) + 4 x n (n + 1) / (n^2 + 2n + 2)^2.
/// </summary>
/// <remarks>From x = 20 on the fraction is 1 to float precision, so e^x is capped there.</remarks>
internal readonly struct Mish : IActivation<Mish>
{
    private const float Saturation = 20f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T>
    {
        T n = T.Exp(T.Min(x, Saturation));
        T numerator = n * (n + 2f);
        return x * (numerator / (numerator + 2f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T>
    {
        T n = T.Exp(T.Min(x, Saturation));
        T numerator = n * (n + 2f);
        T denominator = numerator + 2f;
        return (numerator / denominator) + (4f * x * (n / denominator) * ((n + 1f) / denominator));
    }
}
