using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const float InverseSqrtTwo = 0.7071067811865476f;
    private const float InverseSqrtTwoPi = 0.3989422804014327f;

    /// <summary>phi(x) = e^(-x^2 / 2) / sqrt(2 pi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Density<T>(T x) where T : struct, ILane<T> => InverseSqrtTwoPi * T.Exp(-0.5f * x * x);

    /// <summary>Phi(x) = erfc(-x / sqrt 2) / 2.</summary>
    /// <remarks>
    /// The complementary error function of |z| by the Chebyshev fit of Numerical Recipes, whose relative error stays below
    /// 1.2e-7 everywhere, so the far tail stays accurate.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cumulative<T>(T x) where T : struct, ILane<T>
    {
        T z = InverseSqrtTwo * T.Abs(x);
        T t = 1f / T.MultiplyAdd(z, 0.5f, 1f);
        T fit = T.MultiplyAdd(t, 0.17087277f, -0.82215223f);
        fit = T.MultiplyAdd(t, fit, 1.48851587f);
        fit = T.MultiplyAdd(t, fit, -1.13520398f);
        fit = T.MultiplyAdd(t, fit, 0.27886807f);
        fit = T.MultiplyAdd(t, fit, -0.18628806f);
        fit = T.MultiplyAdd(t, fit, 0.09678418f);
        fit = T.MultiplyAdd(t, fit, 0.37409196f);
        fit = T.MultiplyAdd(t, fit, 1.00002368f);
        fit = T.MultiplyAdd(t, fit, -1.26551223f);
        T tail = 0.5f * t * T.Exp(fit - (z * z));
        return T.Select(T.GreaterThan(x, 0f), 1f - tail, tail);
    }
}
