using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 4: the network wired by hand, and what each of its neurons looks at.</summary>
internal static class ReceptiveFieldsLesson
{
    public static IEnumerable<Block> Blocks(Studio studio)
    {
        yield return new Words("For each neuron there is a picture of the pixels that it responds to: its receptive "
            + "field. Layer by layer, these get more complex.");
        yield return new Words("This network was wired by hand, with only the weights 1.0, -1.0 and 0.0. The first "
            + "layer looks at rows: is a row even, or does it change? The second adds and subtracts these, and finds "
            + "the four patterns. The third has one neuron for each polarity, and the last adds the two polarities "
            + "of each category.");
        yield return new Picture(NetworkDiagram.ToSvg(studio.HandWired,
            new NetworkDiagramOptions { OutputNames = Studio.CategoryNames, Title = "The network wired by hand" }),
            "The network wired by hand. Under each neuron stands its receptive field.");
        yield return new Picture(ReceptiveFieldSheet.ToSvg(studio.HandWired),
            "The receptive field of every neuron of every layer.",
            string.Join('\n', studio.HandWired.Layers.Select((layer, i) =>
                $"{HandWiredNetwork.LayerNames[i]} ({layer.Activation})\n{Draw(studio.HandWired, i)}")));
        int right = FourPixelCamera.CountCorrect(studio.HandWired);
        yield return new Words($"It gets {right} of the 8 pure pictures right, where no linear rule gets more than 5.");
        yield return new Pointer("`HandWiredNetwork`, `ReceptiveField`, `NetworkDiagram.ToSvg`, "
            + "`ReceptiveFieldSheet.ToSvg`; the last three work on any network, also that of a trained ML.NET model: "
            + "`((IFourPixelModelParameters)model.Model).Network`",
            "`HiddenLayers = [4, 4, 8]` and `LayerActivations` would make one of this shape.");
    }

    /// <summary>The fields of a layer side by side, in two lines.</summary>
    private static string Draw(Network network, int layer)
    {
        string[][] fields = [.. ReceptiveField.Of(network, layer).Select(
            field => field.Pixels.Select(pixel => pixel / field.Pixels.Max(MathF.Abs)).ToArray())
            .Select(pixels => new FourPixelPicture(pixels[0], pixels[1], pixels[2], pixels[3]).ToText().Split('\n'))];
        return string.Join("  ", fields.Select(lines => lines[0])) + "\n"
            + string.Join("  ", fields.Select(lines => lines[1])) + "\n";
    }
}
