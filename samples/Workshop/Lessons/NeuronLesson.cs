using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 3: sum all the inputs, each times its weight, then squash the result.</summary>
internal static class NeuronLesson
{
    public static IEnumerable<Block> Blocks()
    {
        var neuron = new Neuron([1, -1, 0, 1]);
        float[] inputs = [0.75f, 0.5f, -1, 0.25f];
        NeuronAnswer answer = neuron.Evaluate(inputs);
        yield return new Words("A neuron does two things. It sums all its inputs, each times its weight. Then it "
            + "squashes the result, so that the answer stays in bounds.");
        yield return new Grid("A neuron with the weights 1.0, -1.0, 0.0 and 1.0.",
            ["", "pixel 0", "pixel 1", "pixel 2", "pixel 3"],
        [
            ["input", .. inputs.Select(value => $"{value:0.00}")],
            ["weight", .. neuron.Weights.Select(value => $"{value:0.0}")],
            ["product", .. answer.Products.Select(value => $"{value + 0:0.00}")],
        ]);
        yield return new Formula($"sum = {answer.Sum:0.00}     answer = tanh({answer.Sum:0.00}) = "
            + $"{answer.Answer:0.000}");
        var network = new Network(4, [new Dense(1, Activation.Tanh)]);
        neuron.Weights.CopyTo(network.Layers[0].Weights);
        yield return new Picture(NetworkDiagram.ToSvg(network,
            new NetworkDiagramOptions { Inputs = inputs, Title = "One neuron with four inputs" }),
            "The same neuron. A line is a weight: white for 1.0, black for -1.0, and missing for 0.0. Under each "
                + "circle is the picture of the pixels it looks at.");
        Curve tanh = Curve.OfActivation(Activation.Tanh, -6, 6);
        yield return new Picture(new CurvePlot(560, 240, "sum").Add(tanh.X, tanh.Y).Limits(-6, 6, -1.2, 1.2).ToSvg(
            "Squashing with tanh", "A curve that rises from -1 to 1 and never leaves these bounds."),
            "Squashing with tanh: whatever you start with, the answer stays between -1 and 1.");
        yield return new Words("A layer is many neurons, identical except for their weights.");
        yield return new Pointer("`Neuron` here; `Layer` and `Dense` in the engine",
            "`HiddenLayers`: how many neurons each layer has. `Activation`: the squash.");
    }
}
