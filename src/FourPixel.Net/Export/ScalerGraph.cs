namespace FourPixel.Net.Export;

/// <summary>
/// The weights of the inputs and the biases of the first layer, with the scaling in them where it is folded. Weights of bins
/// come on their own.
/// </summary>
internal readonly record struct FoldedLayer(float[] Weights, float[] Biases);

/// <summary>
/// The scaling of inputs as operations on batches. (x - shift) scale W + b is x (scale W) + (b - shift scale W), so where
/// nothing is lost by that the first layer does the scaling, and only the missing values are left to be filled in.
/// </summary>
internal static class ScalerGraph
{
    /// <summary>
    /// How many spreads a column's centre may lie from 0. Beyond, x scale and shift scale are both so much larger than their
    /// difference that float rounding would show in the outputs.
    /// </summary>
    private const double LargestOffset = 4;

    /// <returns>The name of what the first layer works on, and that layer.</returns>
    public static (string Inputs, FoldedLayer First) Write(IGraphWriter writer, Network network, string inputs)
    {
        Layer layer = network.Layers[0];
        var plain = new FoldedLayer(layer.Weights[..(network.Inputs * layer.Outputs)].ToArray(), layer.Biases.ToArray());
        if (network.InputScaler is not InputScaler scaler)
            return (inputs, plain);
        return CanFold(scaler) && Fold(scaler, layer) is FoldedLayer folded
            ? (FillIn(writer, scaler, inputs), folded)
            : (Scale(writer, scaler, inputs), plain);
    }

    /// <summary>A missing value becomes the column's centre, which the folded scaling turns into 0.</summary>
    private static string FillIn(IGraphWriter writer, InputScaler scaler, string inputs)
    {
        string shift = writer.Constant("Scaler.Shift", scaler.Shifts, scaler.Shifts.Length);
        return writer.Apply("Where", [writer.Apply("IsNaN", [inputs]), shift, inputs]);
    }

    private static string Scale(IGraphWriter writer, InputScaler scaler, string inputs)
    {
        string shift = writer.Constant("Scaler.Shift", scaler.Shifts, scaler.Shifts.Length);
        string scale = writer.Constant("Scaler.Scale", scaler.Scales, scaler.Scales.Length);
        string zero = writer.Constant("Scaler.Missing", new float[1]);
        string centred = writer.Apply("Sub", [inputs, shift]);
        return writer.Apply("Where", [writer.Apply("IsNaN", [centred]), zero, writer.Apply("Mul", [centred, scale])]);
    }

    private static bool CanFold(InputScaler scaler)
    {
        for (int column = 0; column < scaler.Shifts.Length; column++)
        {
            if (!(Math.Abs((double)scaler.Shifts[column] * scaler.Scales[column]) <= LargestOffset))
                return false;
        }
        return true;
    }

    /// <returns>Null where a number would become too large for a float.</returns>
    private static FoldedLayer? Fold(InputScaler scaler, Layer layer)
    {
        float[] weights = new float[scaler.InputCount * layer.Outputs];
        double[] biases = [.. layer.Biases.ToArray().Select(bias => (double)bias)];
        for (int i = 0; i < weights.Length; i++)
        {
            int column = i / layer.Outputs;
            double weight = (double)scaler.Scales[column] * layer.Weights[i];
            weights[i] = (float)weight;
            biases[i % layer.Outputs] -= scaler.Shifts[column] * weight;
        }
        var folded = new FoldedLayer(weights, [.. biases.Select(bias => (float)bias)]);
        return folded.Weights.All(float.IsFinite) && folded.Biases.All(float.IsFinite) ? folded : null;
    }
}
