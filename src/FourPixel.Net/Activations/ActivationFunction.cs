using System.Runtime.CompilerServices;
using FourPixel.Net.Activations;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>Activation functions and their derivatives, computed by the same code that trains networks.</summary>
public static class ActivationFunction
{
    /// <summary>Computes y for each x. For softmax, the array is one row.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="inputs">The weighted sums x.</param>
    /// <param name="outputs">Receives y; the same length as <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The activation is not defined.</exception>
    public static void Evaluate(Activation activation, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        CheckLengths(inputs, outputs);
        if (activation == Activation.Softmax)
            Softmax.Apply(inputs, outputs, inputs.Length);
        else
            Map(activation, inputs, outputs, derivative: false);
    }

    /// <summary>Computes dy/dx for each x.</summary>
    /// <param name="activation">Any activation except softmax, where every y depends on every x.</param>
    /// <param name="inputs">The weighted sums x.</param>
    /// <param name="derivatives">Receives dy/dx; the same length as <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The activation is softmax or is not defined.</exception>
    public static void Derivative(Activation activation, ReadOnlySpan<float> inputs, Span<float> derivatives)
    {
        CheckLengths(inputs, derivatives);
        Map(activation, inputs, derivatives, derivative: true);
    }

    private static void CheckLengths(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length != outputs.Length)
            throw new ArgumentException($"There are {inputs.Length} inputs but room for {outputs.Length} results.", nameof(outputs));
    }

    private static unsafe void Map(Activation activation, ReadOnlySpan<float> inputs, Span<float> outputs, bool derivative)
    {
        fixed (float* x = inputs, y = outputs)
            ActivationTypes.Visit<Mapper, bool>(activation, new Mapper(x, y, inputs.Length, derivative));
    }

    private readonly unsafe struct Mapper(float* inputs, float* outputs, int length, bool derivative) : IActivationVisitor<bool>
    {
        public bool Visit<TActivation>() where TActivation : struct, IActivation<TActivation>
        {
            if (derivative)
                Elementwise.Run(new DerivativeOperation<TActivation>(inputs, outputs), 0, length);
            else
                Elementwise.Run(new ValueOperation<TActivation>(inputs, outputs), 0, length);
            return true;
        }
    }

    private readonly unsafe struct ValueOperation<TActivation>(float* inputs, float* outputs) : IElementwise
        where TActivation : struct, IActivation<TActivation>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane> =>
            TLane.Store(TActivation.Value(TLane.Load(inputs + index)), outputs + index);
    }

    private readonly unsafe struct DerivativeOperation<TActivation>(float* inputs, float* derivatives) : IElementwise
        where TActivation : struct, IActivation<TActivation>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane y = TActivation.Value(TLane.Load(inputs + index), out TLane kept);
            TLane.Store(TActivation.Derivative(kept, y), derivatives + index);
        }
    }
}
