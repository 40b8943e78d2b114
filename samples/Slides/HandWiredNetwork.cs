using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// The network wired by hand, with only the weights 1.0, -1.0 and 0.0 and no biases, that gets all 8 pure pictures
/// right.
/// </summary>
/// <remarks>
/// With pixels a b in the top row and c d in the bottom row:
/// <list type="number">
/// <item>tanh of a + b, a - b, c + d and c - d: is a row even, or does it change?</item>
/// <item>tanh of the sums and differences of these: the four patterns of the whole picture, each in one
/// polarity;</item>
/// <item>ReLU of each pattern and of its negative: one neuron for each of the 8 pictures;</item>
/// <item>the sum of each pair: one answer for each category, whatever the polarity.</item>
/// </list>
/// </remarks>
public static class HandWiredNetwork
{
    private static readonly float[,] _rows = { { 1, 1, 0, 0 }, { 1, -1, 0, 0 }, { 0, 0, 1, 1 }, { 0, 0, 1, -1 } };

    private static readonly float[,] _patterns = { { 1, 0, 1, 0 }, { 0, 1, 0, 1 }, { 0, 1, 0, -1 }, { 1, 0, -1, 0 } };

    private static readonly float[,] _polarities =
    {
        { 1, 0, 0, 0 }, { -1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, -1, 0, 0 },
        { 0, 0, 1, 0 }, { 0, 0, -1, 0 }, { 0, 0, 0, 1 }, { 0, 0, 0, -1 },
    };

    private static readonly float[,] _categories =
    {
        { 1, 1, 0, 0, 0, 0, 0, 0 }, { 0, 0, 1, 1, 0, 0, 0, 0 }, { 0, 0, 0, 0, 1, 1, 0, 0 }, { 0, 0, 0, 0, 0, 0, 1, 1 },
    };

    /// <summary>The layers in words, from the first hidden one to the output.</summary>
    public static IReadOnlyList<string> LayerNames { get; } = ["rows", "patterns", "patterns in both polarities",
        "categories"];

    /// <summary>Makes the network, of the layers 4 - 4 - 4 - 8 - 4.</summary>
    public static Network Create()
    {
        var network = new Network(FourPixelPicture.PixelCount,
            [new Dense(4, Activation.Tanh), new Dense(4, Activation.Tanh), new Dense(8, Activation.ReLU),
                new Dense(4)]);
        Wire(network.Layers[0], _rows);
        Wire(network.Layers[1], _patterns);
        Wire(network.Layers[2], _polarities);
        Wire(network.Layers[3], _categories);
        return network;
    }

    /// <summary>
    /// Sets the weights from one line for each neuron, which holds one weight for each of its inputs.
    /// </summary>
    private static void Wire(Layer layer, float[,] weights)
    {
        for (int neuron = 0; neuron < layer.Outputs; neuron++)
        {
            for (int input = 0; input < layer.Inputs; input++)
                layer.Weights[(input * layer.Outputs) + neuron] = weights[neuron, input];
        }
    }
}
