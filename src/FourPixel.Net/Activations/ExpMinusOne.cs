using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>e^x - 1 for x at most 0, accurate for small x.</summary>
/// <remarks>Computed from tanh(x/2) = (e^x - 1) / (e^x + 1), because <see cref="Tanh"/> is accurate near zero.</remarks>
internal static class ExpMinusOne
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(T x) where T : struct, ILane<T> => Tanh.Value(0.5f * x) * (T.Exp(x) + 1f);
}
