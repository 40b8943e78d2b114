using System.Runtime.CompilerServices;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>
/// p_i = e^(z_i - max z) / sum over j of e^(z_j - max z), row by row. Subtracting the maximum does not change the result, but keeps
/// e^z from overflowing.
/// </summary>
internal static unsafe class Softmax
{
    /// <summary>
    /// [rows, columns] in, [rows, columns] out; both may be the same memory. Each row is computed independently of
    /// the others, bit for bit.
    /// </summary>
    public static void Apply(ReadOnlySpan<float> inputs, Span<float> outputs, int columns)
    {
        for (int start = 0; start < inputs.Length; start += columns)
            ApplyRow(inputs.Slice(start, columns), outputs.Slice(start, columns));
    }

    private static void ApplyRow(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        float max = float.NegativeInfinity;
        foreach (float value in inputs)
            max = MathF.Max(max, value);
        for (int i = 0; i < inputs.Length; i++)
            outputs[i] = inputs[i] - max;

        // With very many classes, a sum in single precision would lose the small terms.
        double sum = 0;
        fixed (float* values = outputs)
            Elementwise.Run(new Exponentiate(values, &sum), 0, outputs.Length);
        float total = (float)sum;
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] /= total;
    }

    /// <summary>
    /// dL/dz_i = p_i (dL/dp_i - sum over j of p_j dL/dp_j), row by row. On input, <paramref name="gradient"/> is dL/dp;
    /// on output, dL/dz.
    /// </summary>
    public static void Backward(ReadOnlySpan<float> outputs, Span<float> gradient, int columns)
    {
        for (int start = 0; start < outputs.Length; start += columns)
        {
            ReadOnlySpan<float> p = outputs.Slice(start, columns);
            Span<float> g = gradient.Slice(start, columns);
            double sum = 0;
            for (int i = 0; i < columns; i++)
                sum += p[i] * g[i];
            float mean = (float)sum;
            for (int i = 0; i < columns; i++)
                g[i] = p[i] * (g[i] - mean);
        }
    }

    private readonly struct Exponentiate(float* values, double* sum) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane power = TLane.Exp(TLane.Load(values + index));
            *sum += TLane.Sum(power);
            TLane.Store(power, values + index);
        }
    }
}
