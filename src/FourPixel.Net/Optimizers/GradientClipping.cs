using System.Numerics.Tensors;

namespace FourPixel.Net.Optimizers;

/// <summary>g = g maximum / |g| where the gradient g of all parameters is longer than the maximum (Pascanu et al., 2013).</summary>
internal static class GradientClipping
{
    public static void Apply(Span<float> gradients, double maximum)
    {
        float norm = TensorPrimitives.Norm<float>(gradients);
        if (norm > maximum)
            TensorPrimitives.Multiply(gradients, (float)(maximum / norm), gradients);
    }
}
