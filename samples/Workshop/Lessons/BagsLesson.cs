using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 7: loss functions, by way of "how many M&amp;Ms in a bag?"</summary>
internal static class BagsLesson
{
    private static readonly (DeviationCost Cost, string Name)[] _costs =
    [
        (DeviationCost.SquareRoot, "sqrt(d)"), (DeviationCost.Absolute, "d"), (DeviationCost.Squared, "d^2"),
        (DeviationCost.PowerOfTen, "10^(d-1)"),
    ];

    public static IEnumerable<Block> Blocks()
    {
        BagSample bags = BagSample.Workshop;
        yield return new Words($"Eleven bags were opened and counted: {string.Join(", ", bags.Counts)}. One number "
            + $"has to stand for all of them. Whatever you guess, most bags deviate from it, by d:");
        yield return new Formula("d = n_actual - n_guess");
        yield return new Words("So what is the cost of being off by d? That is for you to choose.");
        yield return new Grid("What being off by d costs.", ["cost", "d = 1", "2", "4", "8"],
            [.. _costs.Select(cost => (string[])[cost.Name,
                .. new[] { 1.0, 2, 4, 8 }.Select(d => $"{BagSample.CostOf(cost.Cost, d):#,0.##}")])]);
        yield return new Words("The loss of a guess is the sum of the costs over all bags. For the squared cost:");
        yield return new Formula("L(n_est) = Σ (n_i - n_est)²");
        yield return new Play(BagPlayer.Html(bags, _costs));
        yield return new Grid("The least costly guess depends on the cost.", ["cost", "best guess", "which is"],
        [
            .. _costs.Zip(["a crowded place", "the median", "the mean", "halfway between the outermost"]).Select(pair =>
                (string[])[pair.First.Name, $"{Optimization.ExhaustiveSearch(bags, pair.First.Cost).Best.Guess:0.0}",
                    pair.Second]),
        ]);
        yield return new Pointer("`BagSample`, `DeviationCost`",
            "`Loss`: `MeanAbsoluteError` looks for the median, `MeanSquaredError` for the mean, `Huber` for "
            + "something between, `Quantile` for any other share.");
    }
}
