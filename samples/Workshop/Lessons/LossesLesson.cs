using FourPixel.Net;
using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 11: every loss with its derivative.</summary>
internal static class LossesLesson
{
    public static IEnumerable<Block> Blocks()
    {
        yield return new Words("A loss is the cost of an answer when the truth is known. Its derivative tells in which "
            + "direction the answer should move, and how strongly. Solid is the loss, dashed its derivative; the truth is 1.");
        yield return new Gallery("All losses of the engine. The cross-entropies and Poisson take the raw output, "
            + "before the squash; categorical cross-entropy is shown for two categories, the other raw output being 0.",
            [.. Enum.GetValues<Loss>().Select(Show)]);
        yield return new Formula("binary cross-entropy: -(y log p + (1 - y) log(1 - p))");
        yield return new Formula("categorical cross-entropy: -Σ y_c log p_c");
        float[] answers = [-2, -1, 0, 1, 2];
        yield return new Grid("What an answer costs when the truth is 1.",
            ["", .. answers.Select(answer => $"answer {answer}")],
            [.. Enum.GetValues<Loss>().Select(loss =>
                (string[])[Name(loss), .. Curve.OfLoss(loss, from: -2, to: 2, points: 5).Y.Select(
                cost => $"{cost:0.000}")])]);
        yield return new Words("Take the absolute loss: its slope is the same however wrong the answer. The squared "
            + "loss pulls harder the further away it is. The cross-entropies cost little when the network is right, "
            + "and more and more, the surer it is of a wrong answer.");
        yield return new Pointer("`Loss`, `LossFunction`, and one file each in `Losses/`",
            "`Loss`, with `LabelSmoothing`, `HuberDelta` and `Quantile`.");
    }

    private static Picture Show(Loss loss)
    {
        Curve curve = Curve.OfLoss(loss);
        string svg = new CurvePlot(260, 190).Add(curve.X, curve.Y).Add(curve.X, curve.Slope, second: true)
            .Limits(-4, 4, -2.2, 5)
            .ToSvg(Name(loss), $"The loss solid, its derivative dashed, for answers from -4 to 4.");
        return new Picture(svg, Name(loss));
    }

    private static string Name(Loss loss) => loss switch
    {
        Loss.MeanAbsoluteError => "MAE",
        Loss.MeanSquaredError => "MSE",
        Loss.BinaryCrossEntropy => "binary cross-entropy",
        Loss.CategoricalCrossEntropy => "categorical cross-entropy",
        _ => loss.ToString(),
    };
}
