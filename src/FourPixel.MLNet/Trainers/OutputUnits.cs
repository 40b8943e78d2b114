using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>
/// Gives a network a new <see cref="OutputScaler"/>, and changes its last layer so that its outputs stay the same: what it learned
/// in the units of one set of labels it goes on learning in those of another. Networks of models saved before there were such
/// scalers have the units of their labels in the last layer, and no scaler.
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

            // Labels that are all alike have no units to change to, and teach nothing that could be changed.
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

    /// <summary>Makes an output of each member, before its activation, <paramref name="factor"/> times itself plus a constant.</summary>
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
