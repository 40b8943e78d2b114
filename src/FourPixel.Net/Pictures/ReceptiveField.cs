using FourPixel.Net.Numerics;

namespace FourPixel.Net.Pictures;

/// <summary>The receptive field of a neuron: the pixels that it responds to.</summary>
/// <param name="Layer">The number of its layer, from 0 for the first hidden one.</param>
/// <param name="Neuron">Its number in the layer, from 0.</param>
/// <param name="Pixels">
/// One for each input, positive for white and negative for black: the weights themselves in the first layer; in deeper
/// ones the picture that raises the neuron's sum most, the strongest pixel at 1 or -1. All 0 if no picture activates the
/// neuron.
/// </param>
public sealed record ReceptiveField(int Layer, int Neuron, IReadOnlyList<float> Pixels)
{
    private const int MaximumSteps = 24;

    /// <summary>The receptive fields of some or all neurons of a layer.</summary>
    /// <remarks>
    /// Beyond the first layer a neuron has no weight for a pixel, so its picture is found by a search: among all pictures of
    /// the same overall brightness (the length of the input vector), the one with the largest weighted sum, by gradient
    /// ascent from mid-grey and a few random pictures (Erhan et al., "Visualizing higher-layer features of a deep
    /// network", 2009). For the first layer, that would be the weights too. Pictures are in the network's own scale:
    /// where it scales its inputs, 0 is the average picture.
    /// </remarks>
    /// <param name="network">Any network; for an ensemble, its first member.</param>
    /// <param name="layer">From 0 for the first hidden layer to the output layer.</param>
    /// <param name="neurons">The numbers of the neurons; null for all.</param>
    /// <exception cref="ArgumentException">The network's scaler has bins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer or neuron.</exception>
    public static IReadOnlyList<ReceptiveField> Of(Network network, int layer, IReadOnlyList<int>? neurons = null)
    {
        network = PixelNetwork.Of(network);
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, network.Layers.Count);
        int count = network.Layers[layer].Outputs;
        int[] wanted = [.. neurons ?? [.. Enumerable.Range(0, count)]];
        if (Array.Exists(wanted, neuron => neuron < 0 || neuron >= count))
            throw new ArgumentOutOfRangeException(nameof(neurons), $"Layer {layer} has the neurons 0 to {count - 1}.");

        if (layer == 0)
            return [.. wanted.Select(neuron => new ReceptiveField(0, neuron, Weights(network.Layers[0], neuron)))];
        if (wanted.Length == 0)
            return [];
        float[][] pictures = Climb(network, layer, wanted);
        return [.. wanted.Select((neuron, i) => new ReceptiveField(layer, neuron, pictures[i]))];
    }

    private static float[] Weights(Layer layer, int neuron)
    {
        var weights = new float[layer.Inputs];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = layer.Weights[(i * layer.Outputs) + neuron];
        return weights;
    }

    /// <summary>
    /// The number of starting pictures, the first of which is mid-grey; small pictures are cheap enough for more.
    /// </summary>
    private static int StartsOf(int inputs) => inputs <= 64 ? 6 : 2;

    /// <summary>
    /// Runs the gradient ascent from mid-grey and from some random pictures, and keeps the best result of each neuron.
    /// </summary>
    private static float[][] Climb(Network network, int layer, int[] neurons)
    {
        int inputs = network.Inputs;
        int starts = StartsOf(inputs);
        int rows = neurons.Length * starts;
        using var slopes = new InputSlopes(network, layer,
            [.. Enumerable.Repeat(neurons, starts).SelectMany(row => row)]);
        var climb = new ReceptiveFieldClimb(inputs, rows);
        var random = new SeededRandom(0, RandomPurpose.Picture);
        for (int i = neurons.Length * inputs; i < climb.Pictures.Length; i++)
            climb.Pictures[i] = (float)random.NextGaussian();

        var sums = new float[rows];
        var gradient = new float[rows * inputs];
        for (int step = 0; step < MaximumSteps && !climb.AreDone; step++)
        {
            slopes.Evaluate(climb.Pictures, sums, gradient);
            climb.Step(sums, gradient);
        }
        return [.. neurons.Select((_, neuron) => climb.BestOf(HighestHill(climb, neuron, neurons.Length, starts)))];
    }

    /// <summary>
    /// The row with the highest sum; the one that started at mid-grey unless another is clearly higher.
    /// </summary>
    private static int HighestHill(ReceptiveFieldClimb climb, int neuron, int neurons, int starts)
    {
        int best = neuron;
        for (int row = neuron + neurons; row < neurons * starts; row += neurons)
        {
            float height = climb.HighestOf(best);
            if (climb.HighestOf(row) > height + (1e-3f * MathF.Abs(height))
                || (float.IsNegativeInfinity(height) && climb.HighestOf(row) > height))
                best = row;
        }
        return best;
    }
}
