using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>An elementwise activation and its derivative, as formulas over SIMD registers.</summary>
internal interface IActivation<TSelf> where TSelf : struct, IActivation<TSelf>
{
    /// <summary>Returns y for the weighted sum x.</summary>
    static abstract T Value<T>(T x) where T : struct, ILane<T>;

    /// <summary>Returns y and the value to keep for the derivative: x, or a common subexpression of y and dy/dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Value<T>(T x, out T kept) where T : struct, ILane<T>
    {
        kept = x;
        return TSelf.Value(x);
    }

    /// <summary>dy/dx, from y and the value that was kept.</summary>
    static abstract T Derivative<T>(T kept, T y) where T : struct, ILane<T>;
}
