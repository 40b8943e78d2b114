using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>
/// Replaces the <see cref="OutputScaler"/> of a network and changes its last layer so that its outputs stay the same. So training
/// can continue on labels in different units. Older models have no output scaler: their last layer has the units of the labels.
/// </summary>
internal static class OutputUnits
{
    public static void Change(Network network, OutputScaler scaler)
    {
        Layer layer = network.Layers[^1];
        double[] shift = scaler.Shift.ToArray(), scale = scaler.Scale.ToArray();
        for (int output = 0; output < scaler.Count; output++)
        {
            double oldShift = network.OutputScaler == null ? 0 : network.OutputScaler.Shift[output];
            double oldScale = network.OutputScaler == null ? 1 : network.OutputScaler.Scale[output];

            // Equal labels have no scale, and there is nothing to learn from them.
            if (scale[output] == 0)
                (shift[output], scale[output]) = (oldShift, oldScale);
            else if (oldScale == 0)
                continue;
            else if (layer.Activation == Activation.Exponential)
                Rescale(network, output, 1, Math.Log(oldScale / scale[output]));
            else
                Rescale(network, output, oldScale / scale[output], (oldShift - shift[output]) / scale[output]);
        }
        network.OutputScaler = new OutputScaler(shift, scale);
    }

    /// <summary>Multiplies an output of each member, before its activation, by <paramref name="factor"/> and adds a constant.</summary>
    private static void Rescale(Network network, int output, double factor, double constant)
    {
        Layer layer = network.Layers[^1];
        for (int neuron = output; neuron < layer.Outputs; neuron += network.Outputs)
        {
            foreach (int weight in layer.WeightsOf(neuron))
                layer.Weights[weight] = (float)(layer.Weights[weight] * factor);
            layer.Biases[neuron] = (float)((layer.Biases[neuron] * factor) + constant);
        }
    }
}
