using FourPixel.Report.Page;
using FourPixel.Report.Results;
using FourPixel.Report.Tasks;

namespace FourPixel.Report.Sections;

/// <summary>The importance of the columns.</summary>
internal static class ImportanceSection
{
    private const int MaxBars = 15;

    /// <param name="importances">The largest first.</param>
    /// <param name="quality">The quality with all columns as they are.</param>
    /// <param name="task">The task, which has the names of the loss and the score.</param>
    /// <param name="rows">The rows that were shuffled.</param>
    /// <param name="repeats">How often each was shuffled.</param>
    public static Section Make(IReadOnlyList<Importance> importances, Quality quality, ReportTask task, int rows, int repeats)
    {
        (string Loss, string Score) names = task.QualityNames;
        if (importances.Count == 0)
            return new Section("importance", "Feature importance", "There is no column that could be shuffled.", default);
        Importance first = importances[0];
        Importance[] shown = [.. importances.Take(MaxBars)];
        string svg = BarPlot.ToSvg("Permutation importance", $"{first.Name} matters most: without it, the {names.Loss} rises by {Text.Number(first.Rise)}.",
            $"rise of the {names.Loss}", [.. shown.Select(importance => (importance.Name, importance.Rise, importance.StandardError))]);
        var table = new HtmlTable("Permutation importance", ["Column"], [$"Rise of the {names.Loss}", "Standard error", $"{names.Score} after shuffling"]);
        foreach (Importance importance in importances)
            table.Add(importance.Name, Text.Signed(importance.Rise), Text.Number(importance.StandardError), task.DescribeScore(importance.Score));
        string reading = $"{first.Name} matters most: if it is shuffled, this leaves {Article(names.Score)} {names.Score} of {task.DescribeScore(first.Score)} instead of {task.DescribeScore(quality.Score)}.";
        return new Section("importance", "Feature importance", reading, Html.Of($"""
            {Section.Figures([Section.Figure(svg, $"How much worse predictions get if a column is shuffled, {repeats} times each over {Text.Count(rows, "row")}. Thin lines are standard errors. Columns with the same information share their importance.")])}
            {Section.Details(shown.Length < importances.Count ? $"Numbers of all {importances.Count} columns" : "Numbers of all columns", table.ToHtml())}
            """));
    }

    private static string Article(string noun) => noun[0] is 'a' or 'R' ? "an" : "a";
}
