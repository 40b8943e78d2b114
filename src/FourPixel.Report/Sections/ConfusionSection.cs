using FourPixel.Report.Page;
using FourPixel.Report.Results;

namespace FourPixel.Report.Sections;

/// <summary>The confusion matrix.</summary>
internal static class ConfusionSection
{
    private const int MaxClasses = 12;

    /// <param name="scores">The predictions.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="frequent">The classes, the most frequent first.</param>
    public static Section Make(ClassScores scores, string[] classes, int[] frequent)
    {
        int[] shown = [.. frequent.Take(MaxClasses).Order()];
        int[,] counts = new int[classes.Length, classes.Length];
        for (int row = 0; row < scores.Rows; row++)
            counts[scores.Actual[row], scores.Predicted[row]]++;
        var table = new HtmlTable("Rows by actual class (down) and predicted class (across)", ["Actual"],
            [.. shown.Select(c => $"Predicted {Text.Shorten(classes[c], 24)}"), "Recall"]);
        foreach (int actual in shown)
        {
            long all = scores.Counts[actual];
            table.Add([Html.Of($"{Text.Shorten(classes[actual])}"), .. shown.Select(predicted => MakeCell(counts[actual, predicted], all, actual == predicted)),
                Html.Of($"{(all == 0 ? "–" : Text.Percent((double)counts[actual, actual] / all))}")]);
        }
        table.Add([Html.Of($"Precision"), .. shown.Select(c => Html.Of($"{DescribePrecision(counts, c, classes.Length)}")), Html.Of($"")]);
        return new Section("confusion", "Confusion matrix", Read(counts, classes) + (shown.Length < classes.Length
            ? $" The {shown.Length} most frequent of {classes.Length} classes are shown." : ""), table.ToHtml());
    }

    /// <summary>The larger the share of the class, the stronger the colour; correct predictions have a different colour.</summary>
    private static Html MakeCell(int count, long all, bool isRight)
    {
        int strength = all == 0 ? 0 : (int)Math.Round(10.0 * count / all);
        return Html.Of($"<span class=\"cell {(isRight ? "right" : "wrong")} strength-{(long)strength}\">{(long)count}</span>");
    }

    private static string DescribePrecision(int[,] counts, int predicted, int classes)
    {
        double all = Enumerable.Range(0, classes).Sum(actual => counts[actual, predicted]);
        return all == 0 ? "–" : Text.Percent(counts[predicted, predicted] / all);
    }

    private static string Read(int[,] counts, string[] classes)
    {
        (int Rows, int Actual, int Predicted) worst = Enumerable.Range(0, classes.Length)
            .SelectMany(actual => Enumerable.Range(0, classes.Length).Where(predicted => predicted != actual)
                .Select(predicted => (counts[actual, predicted], actual, predicted))).Max();
        return worst.Rows == 0
            ? "All predictions are correct."
            : $"The most frequent error: {Text.Count(worst.Rows, "row")} of {classes[worst.Actual]} predicted as {classes[worst.Predicted]}.";
    }
}
