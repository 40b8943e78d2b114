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
        string current = inputs;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            bool isLast = i == network.Layers.Count - 1;
            current = i == 0
                ? WriteFirst(writer, network, inputs, isLast ? output : null)
                : WriteSums(writer, i, current, layer.Weights.ToArray(), layer.Biases.ToArray(), isLast ? output : null);
            if (!isLast)
                current = ActivationGraph.Write(writer, layer.Activation, current);
        }
        return current;
    }

    private static string WriteFirst(IGraphWriter writer, Network network, string inputs, string? output)
    {
        Layer layer = network.Layers[0];
        string scaled = network.InputScaler == null ? inputs : ScalerGraph.Write(writer, network.InputScaler, inputs);
        float[] weights = layer.Weights[..(network.Inputs * layer.Outputs)].ToArray(), biases = layer.Biases.ToArray();
        if (network.InputScaler?.Bins is not QuantileBins bins)
            return WriteSums(writer, 0, scaled, weights, biases, output);

        string binWeights = writer.Constant("Bins.Weights", layer.Weights[weights.Length..].ToArray(), bins.Count, layer.Outputs);
        string sumsOfBins = writer.Apply("MatMul", [BinGraph.Write(writer, bins, inputs), binWeights]);
        return writer.Apply("Add", [WriteSums(writer, 0, scaled, weights, biases, null), sumsOfBins], output);
    }

    private static string WriteSums(IGraphWriter writer, int layer, string inputs, float[] weights, float[] biases, string? output)
    {
        int outputs = biases.Length;
        string[] operands =
        [
            inputs,
            writer.Constant($"Layer{layer + 1}.Weights", weights, weights.Length / outputs, outputs),
            writer.Constant($"Layer{layer + 1}.Biases", biases, outputs),
        ];
        return writer.Apply("Gemm", operands, output);
    }

    /// <summary>Writes a whole network.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The name of its inputs, [rows, inputs].</param>
    /// <param name="output">The name that the outputs have to have, [rows, outputs].</param>
    public static void Write(IGraphWriter writer, Network network, string inputs, string output)
    {
        Activation activation = network.Layers[^1].Activation;
        string? unscaled = network.OutputScaler == null ? output : null;
        string current = activation == Activation.Identity
            ? WriteRaw(writer, network, inputs, unscaled)
            : ActivationGraph.Write(writer, activation, WriteRaw(writer, network, inputs), unscaled);
        if (network.OutputScaler != null)
            ScalerGraph.Write(writer, network.OutputScaler, current, output);
    }
}
