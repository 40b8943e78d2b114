using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>y = x Phi(x); dy/dx = Phi(x) + x phi(x), with the normal density phi(x) = e^(-x^2/2) / sqrt(2 pi).</summary>
internal readonly struct GELU : IActivation<GELU>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => x * NormalDistribution.Cumulative(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x, T y) where T : struct, ILane<T> => NormalDistribution.Cumulative(x) + (x * NormalDistribution.Density(x));
}
