namespace FourPixel.Net.Export;

/// <summary>A network as operations on batches, which is what both ways to ONNX write down.</summary>
internal static class NetworkGraph
{
    /// <summary>Writes all of a network but the activation of its last layer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The name of its inputs, [rows, inputs].</param>
    /// <param name="output">The name that the result has to have; null for any.</param>
    /// <returns>The name of the result, [rows, outputs].</returns>
    public static string WriteRaw(IGraphWriter writer, Network network, string inputs, string? output = null)
    {
        (string current, FoldedLayer first) = ScalerGraph.Write(writer, network, inputs);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            bool isLast = i == network.Layers.Count - 1;
            float[] weights = i == 0 ? first.Weights : layer.Weights.ToArray();
            float[] biases = i == 0 ? first.Biases : layer.Biases.ToArray();
            string[] operands =
            [
                current,
                writer.Constant($"Layer{i + 1}.Weights", weights, layer.Inputs, layer.Outputs),
                writer.Constant($"Layer{i + 1}.Biases", biases, layer.Outputs),
            ];
            current = writer.Apply("Gemm", operands, isLast ? output : null);
            if (!isLast)
                current = ActivationGraph.Write(writer, layer.Activation, current);
        }
        return current;
    }

    /// <summary>Writes a whole network.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The name of its inputs, [rows, inputs].</param>
    /// <param name="output">The name that the outputs have to have, [rows, outputs].</param>
    public static void Write(IGraphWriter writer, Network network, string inputs, string output)
    {
        Activation activation = network.Layers[^1].Activation;
        if (activation == Activation.Identity)
            WriteRaw(writer, network, inputs, output);
        else
            ActivationGraph.Write(writer, activation, WriteRaw(writer, network, inputs), output);
    }
}
