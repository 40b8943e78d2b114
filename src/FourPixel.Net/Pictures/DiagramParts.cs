namespace FourPixel.Net.Pictures;

/// <summary>Selects the neurons and weights that a network diagram shows.</summary>
internal static class DiagramParts
{
    private const int MaximumWeights = 256;

    /// <summary>
    /// For the inputs and then each layer, the neurons that are drawn: the strongest, from the output back.
    /// </summary>
    public static int[][] ChooseNeurons(Network network, int maximum)
    {
        var shown = new int[network.Layers.Count + 1][];
        shown[^1] = StrongestNeurons.Of(network.Layers[^1], maximum);
        for (int i = network.Layers.Count - 1; i >= 0; i--)
            shown[i] = StrongestNeurons.InputsOf(network.Layers[i], shown[i + 1], maximum);
        return shown;
    }

    /// <summary>The nonzero weights between shown neurons, the strongest last.</summary>
    public static IEnumerable<DiagramWeight> ChooseWeights(Layer layer, int[] from, int[] to)
    {
        float largest = 0;
        var weights = new List<DiagramWeight>();
        for (int f = 0; f < from.Length; f++)
        {
            for (int t = 0; t < to.Length; t++)
            {
                float weight = layer.Weights[(from[f] * layer.Outputs) + to[t]];
                largest = MathF.Max(largest, MathF.Abs(weight));
                if (weight != 0)
                    weights.Add(new DiagramWeight(f, t, weight));
            }
        }
        return weights.Select(weight => weight with { Strength = weight.Strength / largest })
            .OrderBy(weight => MathF.Abs(weight.Strength)).TakeLast(MaximumWeights);
    }

    /// <summary>
    /// The receptive fields of a layer's shown neurons, or for each input its own pixel; null for none.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<float>>? Fields(Network network, int layer, int[] neurons,
        int pictureWidth)
    {
        if (pictureWidth == 0)
            return null;
        if (layer == 0)
            return [.. neurons.Select(neuron => Enumerable.Range(0, network.Inputs).Select(
                pixel => pixel == neuron ? 1f : 0).ToArray())];
        return [.. ReceptiveField.Of(network, layer - 1, neurons).Select(field => PictureTile.Stretch(field.Pixels))];
    }

    /// <summary>The width of a square picture; 0 if the number of inputs is not a square.</summary>
    public static int GuessPictureWidth(int inputs)
    {
        int width = PictureTile.GuessWidth(inputs);
        return width * width == inputs && width > 1 ? width : 0;
    }

    /// <summary>The number of neurons of a layer, as text, if not all are shown.</summary>
    public static string? Caption(Network network, int layer, int shown)
    {
        int count = layer == 0 ? network.Inputs : network.Layers[layer - 1].Outputs;
        string kind = layer == 0 ? "inputs" : "neurons";
        return shown < count ? $"the strongest {shown} of {count} {kind}" : null;
    }
}

/// <summary>A line of the diagram.</summary>
/// <param name="From">The index of its start among the shown neurons.</param>
/// <param name="To">The index of its end among those of the next layer.</param>
/// <param name="Strength">The weight divided by the largest weight of the layer, from -1 to 1.</param>
internal sealed record DiagramWeight(int From, int To, float Strength);
