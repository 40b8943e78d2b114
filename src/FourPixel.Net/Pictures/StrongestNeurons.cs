namespace FourPixel.Net.Pictures;

/// <summary>Selects the neurons of a large layer that are shown.</summary>
internal static class StrongestNeurons
{
    /// <summary>The neurons with the largest sums of |weight|, in their original order; all if there are few enough.</summary>
    public static int[] Of(Layer layer, int maximum)
    {
        var strength = new double[layer.Outputs];
        ReadOnlySpan<float> weights = layer.Weights;
        for (int i = 0; i < weights.Length; i++)
            strength[i % layer.Outputs] += MathF.Abs(weights[i]);
        return Choose(strength, maximum);
    }

    /// <summary>The inputs with the largest weights to the shown neurons.</summary>
    public static int[] InputsOf(Layer layer, int[] neurons, int maximum)
    {
        var strength = new double[layer.Inputs];
        for (int i = 0; i < strength.Length; i++)
        {
            foreach (int neuron in neurons)
                strength[i] += MathF.Abs(layer.Weights[(i * layer.Outputs) + neuron]);
        }
        return Choose(strength, maximum);
    }

    private static int[] Choose(double[] strength, int maximum) =>
    [
        .. Enumerable.Range(0, strength.Length).OrderByDescending(i => strength[i]).ThenBy(i => i).Take(maximum).Order(
            ),
    ];
}
