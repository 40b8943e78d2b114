using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>An activation of one neuron by itself, and its derivative, as formulas over SIMD registers.</summary>
internal interface IActivation
{
    /// <summary>Whether the derivative needs x; the others get along with y, so that x need not be kept.</summary>
    static abstract bool DerivativeNeedsInput { get; }

    /// <summary>y, of the weighted sum x.</summary>
    static abstract T Value<T>(T x) where T : struct, ILane<T>;

    /// <summary>dy/dx. Where <see cref="DerivativeNeedsInput"/> is false, <paramref name="x"/> is not to be read.</summary>
    static abstract T Derivative<T>(T x, T y) where T : struct, ILane<T>;
}
