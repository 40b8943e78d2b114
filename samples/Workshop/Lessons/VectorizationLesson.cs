using FourPixel.Net;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 9: a layer is one line.</summary>
internal static class VectorizationLesson
{
    public static IEnumerable<Block> Blocks(Studio studio)
    {
        Layer layer = studio.HandWired.Layers[0];
        float[] inputs = FourPixelCamera.PurePictures[2].ToVector();
        float[] answers = studio.HandWired.ForwardByLayer(inputs)[0];
        yield return new Words("Written out, one neuron is a long line:");
        yield return new Formula("a₀⁽¹⁾ = σ(w₀,₀ a₀⁽⁰⁾ + w₀,₁ a₁⁽⁰⁾ + ... + w₀,ₙ aₙ⁽⁰⁾ + b₀)");
        yield return new Words("All neurons of a layer together, with the weights in a table, are a short one:");
        yield return new Formula("a⁽¹⁾ = σ(W a⁽⁰⁾ + b)");
        yield return new Grid("The first layer of the network wired by hand, with the left column white: W has a row "
            + "for each neuron.",
            ["neuron", "W", "a(0)", "b", "a(1)"],
            [
                .. Enumerable.Range(0, layer.Outputs).Select(
                    j => (string[])[$"{j}", string.Join(" ", Enumerable.Range(0, 4)
                    .Select(i => $"{layer.Weights[(i * layer.Outputs) + j],4:0.0}")),
                    $"{inputs[j]:0.0}", $"{layer.Biases[j]:0.0}", $"{answers[j]:0.00}"]),
            ]);
        yield return new Grid("The same, written out.", ["neuron", "sum and squash"],
            [.. Enumerable.Range(0, layer.Outputs).Select(j => (string[])[$"{j}", $"`{Neuron.WriteOut(layer, j)}`"])]);
        yield return new Words("This is more than notation. A processor multiplies 4, 8 or 16 numbers at once, "
            + "and one product of matrices does a whole batch of pictures.");
        yield return new Pointer("`Network.Forward`; the product itself is in `Numerics/Gemm`. The engine keeps W as "
            + "[inputs, outputs] and has one picture to a row: y = σ(x W + b)",
            "`BatchSize`: how many rows go through at once.");
    }
}
