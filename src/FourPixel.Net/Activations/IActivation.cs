using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>An activation of one neuron by itself, and its derivative, as formulas over SIMD registers.</summary>
internal interface IActivation<TSelf> where TSelf : struct, IActivation<TSelf>
{
    /// <summary>Whether the derivative needs more than y: what is kept of x.</summary>
    static abstract bool DerivativeNeedsKept { get; }

    /// <summary>y, of the weighted sum x.</summary>
    static abstract T Value<T>(T x) where T : struct, ILane<T>;

    /// <summary>y, and what the derivative will need of x: x itself, or what value and derivative have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual T Value<T>(T x, out T kept) where T : struct, ILane<T>
    {
        kept = x;
        return TSelf.Value(x);
    }

    /// <summary>dy/dx. Where <see cref="DerivativeNeedsKept"/> is false, <paramref name="kept"/> must not be read.</summary>
    static abstract T Derivative<T>(T kept, T y) where T : struct, ILane<T>;
}
