namespace FourPixel.Net.Export;

/// <summary>
/// A network as operations on batches, for both ways of ONNX export: the scaled inputs once, the layers of each
/// member, and the mean of their outputs.
/// </summary>
internal static class NetworkGraph
{
    /// <summary>Writes a whole network.</summary>
    /// <param name="writer">The graph.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The name of its inputs, [rows, inputs].</param>
    /// <param name="output">The required name of the outputs, [rows, outputs].</param>
    public static void Write(IGraphWriter writer, Network network, string inputs, string output)
    {
        string? unscaled = network.OutputScaler == null ? output : null;
        bool isAlone = network.Members == 1;
        string[] answers = [.. WriteMembers(writer, network, inputs, network.Layers[^1].Activation, isAlone ? unscaled : null)];
        string mean = isAlone ? answers[0] : writer.Apply("Mean", answers, unscaled);
        if (network.OutputScaler != null)
            ScalerGraph.Write(writer, network.OutputScaler, mean, output);
    }

    /// <summary>Writes a network for binary classification, with logits as outputs instead of probabilities.</summary>
    /// <param name="writer">The graph.</param>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The name of its inputs, [rows, inputs].</param>
    /// <param name="output">The required name of the result.</param>
    public static void WriteLogits(IGraphWriter writer, Network network, string inputs, string output)
    {
        bool isAlone = network.Members == 1;
        string[] logits = [.. WriteMembers(writer, network, inputs, Activation.Identity, isAlone ? output : null)];
        if (!isAlone)
            LogitGraph.WriteMean(writer, logits, output);
    }

    /// <summary>The outputs of each member, [rows, outputs].</summary>
    private static IEnumerable<string> WriteMembers(IGraphWriter writer, Network network, string inputs, Activation activation, string? output)
    {
        string scaled = network.InputScaler == null ? ScalerGraph.WriteBound(writer, inputs) : ScalerGraph.Write(writer, network.InputScaler, inputs);
        string? bins = network.InputScaler?.Bins is QuantileBins b ? BinGraph.Write(writer, b, inputs) : null;
        for (int member = 0; member < network.Members; member++)
        {
            Network alone = network.Members == 1 ? network : network.Member(member);
            string name = network.Members == 1 ? "" : $"Member{member + 1}.";
            yield return WriteMember(writer, alone, name, scaled, bins, activation, output);
        }
    }

    private static string WriteMember(IGraphWriter writer, Network network, string name, string scaled, string? bins, Activation activation, string? output)
    {
        string current = scaled;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            bool isLast = i == network.Layers.Count - 1;
            Activation squash = isLast ? activation : layer.Activation;
            string? sums = isLast && squash == Activation.Identity ? output : null;
            current = i == 0
                ? WriteFirst(writer, network, name, scaled, bins, sums)
                : WriteSums(writer, $"{name}Layer{i + 1}", current, layer.Weights.ToArray(), layer.Biases.ToArray(), sums);
            current = ActivationGraph.Write(writer, squash, current, isLast ? output : null);
        }
        return current;
    }

    private static string WriteFirst(IGraphWriter writer, Network network, string name, string scaled, string? bins, string? output)
    {
        Layer layer = network.Layers[0];
        float[] weights = layer.Weights[..(network.Inputs * layer.Outputs)].ToArray(), biases = layer.Biases.ToArray();
        if (bins == null)
            return WriteSums(writer, name + "Layer1", scaled, weights, biases, output);

        string binWeights = writer.Constant(name + "Bins.Weights", layer.Weights[weights.Length..].ToArray(), layer.Inputs - network.Inputs, layer.Outputs);
        string sumsOfBins = writer.Apply("MatMul", [bins, binWeights]);
        return writer.Apply("Add", [WriteSums(writer, name + "Layer1", scaled, weights, biases, null), sumsOfBins], output);
    }

    private static string WriteSums(IGraphWriter writer, string name, string inputs, float[] weights, float[] biases, string? output)
    {
        int outputs = biases.Length;
        string[] operands =
        [
            inputs,
            writer.Constant(name + ".Weights", weights, weights.Length / outputs, outputs),
            writer.Constant(name + ".Biases", biases, outputs),
        ];
        return writer.Apply("Gemm", operands, output);
    }
}
