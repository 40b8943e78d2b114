using System.Numerics.Tensors;
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
                largest = Math.Max(largest, Math.Abs(TensorPrimitives.MaxMagnitude<float>(gradient.Stretch(i))));
            Scale(gradient, 1 / largest);
            norm = Norm(gradient);
        }
        if (norm > maximum)
            Scale(gradient, (float)(maximum / norm));
    }

    private static double Norm(Gradient gradient)
    {
        double squares = 0;
        for (int i = 0; i < gradient.Stretches; i++)
        {
            double norm = TensorPrimitives.Norm<float>(gradient.Stretch(i));
            squares += norm * norm;
        }
        return Math.Sqrt(squares);
    }

    private static void Scale(Gradient gradient, float factor)
    {
        for (int i = 0; i < gradient.Stretches; i++)
        {
            Span<float> values = gradient.Stretch(i);
            TensorPrimitives.Multiply(values, factor, values);
        }
    }
}
