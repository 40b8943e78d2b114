using FourPixel.Net;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 13: the product of the local derivatives.</summary>
internal static class BackpropagationLesson
{
    public static IEnumerable<Block> Blocks()
    {
        yield return new Words("How does one pass back find every slope? Follow the weight to the error, step by "
            + "step. Each step has a local derivative: by how much its result changes when what goes in changes. "
            + "Multiply them.");
        yield return new Formula("y = x w₁,  dy/dw₁ = x       e = y w₂,  de/dy = w₂");
        yield return new Formula("e = x w₁ w₂,  so  de/dw₁ = x w₂ = dy/dw₁ · de/dy");
        yield return Table("The slides' example, with x = 2, w1 = 0.5 and w2 = 3.",
            ChainRule.ThroughWeights(2, 0.5f, 3));
        yield return new Words("Through a sum z = a + b + c + d + ..., each term gets the slope of the sum, "
            + "unchanged:");
        IReadOnlyList<ChainRule> terms = ChainRule.ThroughSum([0.5f, -1, 0.75f, 0.25f], Activation.Sigmoid);
        yield return new Grid("Four terms, their sum, and a sigmoid after it.",
            ["term", "through the sum", "the sigmoid", "product", "backpropagation"],
            [.. terms.Select((chain, i) => (string[])[$"{"abcd"[i]}", $"{chain.Links[0].LocalDerivative:0.0}",
                $"{chain.Links[1].LocalDerivative:0.0000}", $"{chain.Product:0.0000}",
                $"{chain.ByBackpropagation:0.0000}"])]);
        yield return new Words("Through a sigmoid, the derivative is made of the answer itself: σ(a) (1 - σ(a)). "
            + "Through a ReLU it is 1 where a is positive, else 0: the slope passes, or it stops.");
        yield return Table("A sigmoid on the path.",
            ChainRule.Along(1.5f, (0.8f, Activation.Sigmoid), (2, Activation.Identity)));
        yield return Table("A ReLU that lets the slope through.",
            ChainRule.Along(1.5f, (0.8f, Activation.ReLU), (2, Activation.Identity)));
        yield return Table("A ReLU that stops it.",
            ChainRule.Along(1.5f, (-0.8f, Activation.ReLU), (2, Activation.Identity)));
        yield return new Words("However long the path, it stays a product:");
        yield return Table("Weights, a sigmoid, tanh and a ReLU on one path.",
            ChainRule.Along(1.5f, (0.8f, Activation.Sigmoid), (-1.2f, Activation.Tanh), (-2, Activation.ReLU),
                (0.7f, Activation.Identity)));
        yield return new Pointer("`ChainRule` here; `Training/Backpropagation.cs` in the engine does this for whole "
            + "batches", "`MaximumGradientNorm` for slopes that grow too long on the way.");
    }

    private static Grid Table(string caption, ChainRule chain) => new(caption,
        ["through", "result", "local derivative", "which is"],
    [
        .. chain.Links.Select(link => (string[])[link.Through, $"{link.Value:0.####}",
            $"{link.LocalDerivative:0.####}", link.Formula]),
        ["product", "", $"{chain.Product:0.####}", "de/dw1"],
        ["backpropagation", "", $"{chain.ByBackpropagation:0.####}", "de/dw1"],
    ]);
}
