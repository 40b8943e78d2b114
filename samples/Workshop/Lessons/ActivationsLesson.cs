using FourPixel.Net;
using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 10: every activation with its derivative.</summary>
internal static class ActivationsLesson
{
    public static IEnumerable<Block> Blocks()
    {
        yield return new Words("The squash determines the answer of a neuron for its sum, and its derivative determines how well "
            + "it learns: where the derivative is 0, no slope gets through. Solid is the activation, dashed its "
            + "derivative.");
        yield return new Gallery("All activations of the engine, for sums from -4 to 4. Softmax is shown for two "
            + "neurons, the other sum being 0.",
            [.. Enum.GetValues<Activation>().Select(Show)]);
        yield return new Formula("ReLU: R(z) = z where z > 0, else 0     R'(z) = 1 where z > 0, else 0");
        yield return new Formula("sigmoid: S(z) = 1 / (1 + e⁻ᶻ)     S'(z) = S(z) (1 - S(z))");
        float[] points = [-2, -1, 0, 1, 2];
        yield return new Grid("The slides' four at five sums, each with its derivative.",
            ["", .. points.Select(z => $"z = {z}")],
            [.. new[] { Activation.ReLU, Activation.Sigmoid, Activation.Tanh, Activation.Softmax }.SelectMany(Rows)]);
        yield return new Pointer("`Activation`, `ActivationFunction`, and one file each in `Activations/`",
            "`Activation` for all hidden layers, `LayerActivations` for each by itself.");
    }

    private static Picture Show(Activation activation)
    {
        Curve curve = Curve.OfActivation(activation);
        double top = Math.Max(1.25, Math.Min(4.2, curve.Y.Max() * 1.05));
        string svg = new CurvePlot(260, 190).Add(curve.X, curve.Y).Add(curve.X, curve.Slope, second: true)
            .Limits(-4, 4, Math.Min(-0.35, curve.Y.Min() * 1.1), top)
            .ToSvg(curve.Name, $"{curve.Name} solid, its derivative dashed, from -4 to 4.");
        return new Picture(svg, curve.Name);
    }

    private static IEnumerable<string[]> Rows(Activation activation)
    {
        Curve curve = Curve.OfActivation(activation, -2, 2, points: 5);
        yield return [curve.Name, .. curve.Y.Select(y => $"{y:0.000}")];
        yield return [curve.Name + "'", .. curve.Slope.Select(y => $"{y:0.000}")];
    }
}
