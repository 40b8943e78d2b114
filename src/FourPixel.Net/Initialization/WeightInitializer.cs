using FourPixel.Net.Numerics;

namespace FourPixel.Net.Initialization;

/// <summary>Draws a layer's initial weights, uniformly within a bound that depends on fan-in and fan-out.</summary>
internal static class WeightInitializer
{
    public static void Fill(Span<float> weights, int fanIn, int fanOut, WeightInitialization initialization, ref SeededRandom random)
    {
        double variance = initialization switch
        {
            WeightInitialization.Glorot => 2.0 / (fanIn + fanOut),
            WeightInitialization.He => 2.0 / fanIn,
            WeightInitialization.LeCun => 1.0 / fanIn,
            _ => throw new ArgumentOutOfRangeException(nameof(initialization), initialization, "Not a weight initialization."),
        };
        float bound = (float)Math.Sqrt(3 * variance);
        foreach (ref float weight in weights)
            weight = ((2 * random.NextSingle()) - 1) * bound;
    }

    /// <summary>The initialization that <see cref="WeightInitialization.Automatic"/> selects for an activation.</summary>
    public static WeightInitialization Choose(Activation activation) => activation switch
    {
        Activation.SELU => WeightInitialization.LeCun,
        Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.GELU or Activation.GELUTanh
            or Activation.SiLU or Activation.Mish or Activation.Softplus => WeightInitialization.He,
        _ => WeightInitialization.Glorot,
    };
}
