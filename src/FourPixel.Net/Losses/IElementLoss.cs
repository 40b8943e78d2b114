using FourPixel.Net.Numerics;

namespace FourPixel.Net.Losses;

/// <summary>A loss with a term for each output, as formulas over SIMD registers.</summary>
/// <remarks>
/// <c>parameter</c> is Huber's delta or the quantile; the other losses have none and ignore it.
/// </remarks>
internal interface IElementLoss
{
    /// <summary>
    /// The output activation that the loss includes. Such a loss takes the raw output (the logit), which is numerically more stable
    /// than the logarithm of the output. Null for a loss that takes the output itself.
    /// </summary>
    static abstract Activation? Contains { get; }

    static abstract T Value<T>(T output, T target, T parameter) where T : struct, ILane<T>;

    /// <summary>The derivative of the value with respect to the output.</summary>
    static abstract T Gradient<T>(T output, T target, T parameter) where T : struct, ILane<T>;
}
