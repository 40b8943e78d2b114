using System.Numerics.Tensors;
using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net.Optimizers;

/// <summary>g = g maximum / |g| where the gradient g of all parameters is longer than the maximum (Pascanu et al., 2013).</summary>
internal static class GradientClipping
{
    public static void Apply(Gradient gradient, double maximum)
    {
        double norm = Norm(gradient);
        if (double.IsPositiveInfinity(norm))
        {
            // The squares overflow, so the gradient is made smaller first: only its direction will be left anyway.
            float largest = 0;
            for (int i = 0; i < gradient.Stretches; i++)
                largest = Math.Max(largest, Largest(gradient.Stretch(i)));
            Scale(gradient, (float)(1 / SumOverRanks(gradient, largest)));
            norm = Norm(gradient);
        }
        if (norm > maximum)
            Scale(gradient, (float)(maximum / norm));
    }

    /// <summary>The gradients of touched rows are the same on all ranks; of the others, each rank has its own.</summary>
    private static double Norm(Gradient gradient)
    {
        int own = gradient.Own.Length;
        double ofOwn = SumOverRanks(gradient, Squares(gradient, 0, own, 0));
        return Math.Sqrt(Squares(gradient, own, gradient.Stretches, ofOwn));
    }

    private static double Squares(Gradient gradient, int first, int end, double sum)
    {
        for (int i = first; i < end; i++)
        {
            ReadOnlySpan<float> values = gradient.Stretch(i);
            sum += Vectors.Dot(values, values);
        }
        return sum;
    }

    private static float Largest(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));

    private static double SumOverRanks(Gradient gradient, double value) => gradient.Sum?.Sum(value) ?? value;

    private static void Scale(Gradient gradient, float factor)
    {
        for (int i = 0; i < gradient.Stretches; i++)
        {
            Span<float> values = gradient.Stretch(i);
            TensorPrimitives.Multiply(values, factor, values);
        }
    }
}
