using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 8: look everywhere, or let the marble roll downhill.</summary>
internal static class OptimizationLesson
{
    public static IEnumerable<Block> Blocks()
    {
        BagSample bags = BagSample.Workshop;
        OptimizationResult search = Optimization.ExhaustiveSearch(bags, DeviationCost.Squared);
        OptimizationResult marble = Optimization.GradientDescent(bags, DeviationCost.Squared);
        yield return new Words("How do you find the least costly guess? Exhaustive search tries them all and picks "
            + "the lowest point. Gradient descent puts a marble on the curve and lets it roll downhill: at each step "
            + "it looks at the slope where it lies, and moves against it.");
        yield return new Play(MarblePlayer.Html(search, marble));
        yield return new Grid("The same curve, the same lowest point.", ["", "best guess", "looked at the curve"],
        [
            ["exhaustive search", $"{search.Best.Guess:0.00}", $"{search.Evaluations} times"],
            ["gradient descent", $"{marble.Best.Guess:0.00}", $"{marble.Evaluations} times"],
        ]);
        yield return new Words("With one number to find, both are quick. With two numbers on the same grid, "
            + "exhaustive search takes 301 x 301 looks; with the hundred weights of a small network, more than there "
            + "are atoms. The marble still takes one slope for each step.");
        yield return new Grid("The marble's first steps.", ["step", "guess", "cost"],
            [.. marble.Path.Take(6).Select((point, i) =>
                (string[])[$"{i}", $"{point.Guess:0.000}", $"{point.Cost:0.0}"])]);
        yield return new Pointer("`Optimization` here; `NetworkTrainer` in the engine rolls this marble: it trains a "
            + "network that is one bias", "`LearningRate`: how far the marble rolls for a slope. `Optimizer`: how it "
            + "keeps its swing. `Patience`: when it gives up.");
    }
}
