using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 2: the best linear rule gets 5 of 8.</summary>
internal static class SimpleRulesLesson
{
    public static IEnumerable<Block> Blocks(Studio studio)
    {
        IReadOnlyList<LinearRule> attempts = studio.LinearRules;
        LinearRule best = attempts.First(attempt => attempt.Succeeds);
        yield return new Words("A simple rule gives each pixel a weight for each category, adds up, and picks the "
            + "category with the largest sum. Could that do? Try every choice of pictures: all eight first, then "
            + "every choice of seven, and so on, and let gradient descent look for weights that get all the chosen "
            + "pictures right.");
        yield return new Grid("Every choice of pictures, tried.",
            ["pictures wanted", "choices", "a rule was found for"],
            [.. attempts.GroupBy(attempt => attempt.Pictures.Count).Select(
                group => (string[])[$"{group.Key} of 8", $"{group.Count()}",
                $"{group.Count(attempt => attempt.Succeeds)}"])]);
        yield return new Words($"The best that any linear rule can do is {best.Pictures.Count} of 8, which is "
            + $"{100.0 * best.Pictures.Count / 8:0.0}%. Guessing the same category every time gets 2.");
        yield return new Words("The reason is short. A linear score is a weighted sum plus a bias, so the scores of "
            + "a picture and of its negative add up to twice the bias:");
        yield return new Formula("s(x) + s(-x) = 2 b");
        yield return new Words("A category with both polarities right beats every other category twice, so its "
            + "bias is larger than theirs. Only one category can have the largest bias. Each of the other three gets "
            + "one polarity right at most: 2 + 1 + 1 + 1 = 5.");
        yield return new Gallery("One of the best rules gets these five right, and misses the rest.",
            [.. best.Pictures.Select(picture =>
            new Picture(picture.ToSvg(72), picture.Category.ToString()!.ToLowerInvariant(), picture.ToText()))],
                Columns: 4);
        yield return new Pointer("`LinearRuleSearch`, `LinearRule`",
            "`HiddenLayers = []` makes a linear model; any hidden layer makes a network.");
    }
}
