using FourPixel.Net.Numerics;

namespace FourPixel.Net.Activations;

/// <summary>
/// p_i = e^(z_i - max z) / sum over j of e^(z_j - max z), row by row. Taking the maximum off changes nothing but keeps
/// e^z from overflowing.
/// </summary>
internal static unsafe class Softmax
{
    /// <summary>
    /// [rows, columns] in, [rows, columns] out; both may be the same memory. What becomes of a row does not depend on the
    /// others, to the last bit.
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

        fixed (float* values = outputs)
            Elementwise.Run(new Exponentiate(values), 0, outputs.Length);

        float sum = 0;
        foreach (float value in outputs)
            sum += value;
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] /= sum;
    }

    /// <summary>
    /// dL/dz_i = p_i (dL/dp_i - sum over j of p_j dL/dp_j), row by row; <paramref name="gradient"/> goes in as dL/dp and
    /// comes out as dL/dz.
    /// </summary>
    public static void Backward(ReadOnlySpan<float> outputs, Span<float> gradient, int columns)
    {
        for (int start = 0; start < outputs.Length; start += columns)
        {
            ReadOnlySpan<float> p = outputs.Slice(start, columns);
            Span<float> g = gradient.Slice(start, columns);
            float mean = 0;
            for (int i = 0; i < columns; i++)
                mean += p[i] * g[i];
            for (int i = 0; i < columns; i++)
                g[i] = p[i] * (g[i] - mean);
        }
    }

    private readonly struct Exponentiate(float* values) : IElementwise
    {
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane> =>
            TLane.Store(TLane.Exp(TLane.Load(values + index)), values + index);
    }
}
