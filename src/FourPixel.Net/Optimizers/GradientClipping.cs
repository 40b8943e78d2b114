using System.Numerics.Tensors;

namespace FourPixel.Net.Optimizers;

/// <summary>g = g maximum / |g| where the gradient g of all parameters is longer than the maximum (Pascanu et al., 2013).</summary>
internal static class GradientClipping
{
    public static void Apply(Span<float> gradients, double maximum)
    {
        float norm = TensorPrimitives.Norm<float>(gradients);
        if (float.IsPositiveInfinity(norm))
        {
            // The squares overflow, so the gradient is made smaller first: only its direction will be left anyway.
            float largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(gradients));
            TensorPrimitives.Divide(gradients, largest, gradients);
            TensorPrimitives.Multiply(gradients, (float)(maximum / TensorPrimitives.Norm<float>(gradients)), gradients);
        }
        else if (norm > maximum)
        {
            TensorPrimitives.Multiply(gradients, (float)(maximum / norm), gradients);
        }
    }
}
