using FourPixel.Report.Page;
using FourPixel.Report.Results;

namespace FourPixel.Report.Sections;

/// <summary>ROC and precision-recall curves; of several classes, each against all others.</summary>
internal static class CurvesSection
{
    /// <param name="scores">The predictions.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="shown">The classes whose curves are drawn.</param>
    public static Section Make(ClassScores scores, string[] classes, int[] shown)
    {
        ThresholdCurve[] curves = [.. shown.Select(c => ThresholdCurve.Of(scores, c))];
        string areas = string.Join(", ", curves.Zip(shown, (curve, c) => $"{classes[c]} {Text.Number(curve.AreaUnderRoc)}"));
        string precisions = string.Join(", ", curves.Zip(shown, (curve, c) => $"{classes[c]} {Text.Number(curve.AveragePrecision)}"));
        var roc = new Plot("ROC curve", $"Area under the curve: {areas}.", (Plot.Shares, "false positive rate"), (Plot.Shares, "true positive rate"));
        var precisionRecall = new Plot("Precision-recall curve", $"Average precision: {precisions}.", (Plot.Shares, "recall"), (Plot.Shares, "precision"));
        roc.Line([(0, 0), (1, 1)], "diagonal", "chance");
        for (int i = 0; i < curves.Length; i++)
        {
            roc.Line(ThresholdCurve.Thin(curves[i].Roc), $"series-{i}", classes[shown[i]]);
            precisionRecall.Line(ThresholdCurve.Thin(curves[i].PrecisionRecall), $"series-{i}", classes[shown[i]]);
        }
        var table = new HtmlTable("Areas under the curves", ["Class"], ["ROC", "Average precision", "Share of the rows"]);
        foreach ((ThresholdCurve curve, int c) in curves.Zip(shown))
        {
            table.Add(classes[c], Text.Number(curve.AreaUnderRoc), Text.Number(curve.AveragePrecision),
                Text.Percent((double)scores.Counts[c] / scores.Rows));
        }
        Html legend = Html.Of($"<ul class=\"legend\">{shown.Select((c, i) => Html.Of($"<li><span class=\"swatch series-{(long)i}\"></span>{classes[c]}</li>"))}</ul>\n");
        return new Section("curves", "ROC and precision-recall", Read(curves, classes, shown), Html.Of($"""
            {(shown.Length > 1 ? legend : default)}
            {Section.Figures([
                Section.Figure(roc.ToString(), "The share of the class that is found (recall) against the share of the other rows that is predicted as the class. The dashed line is chance."),
                Section.Figure(precisionRecall.ToString(), "Of the rows that are predicted as the class, the share that is correct, against the share of the class that is found.")])}
            {Section.Details("Numbers of these curves", table.ToHtml())}
            """));
    }

    private static string Read(ThresholdCurve[] curves, string[] classes, int[] shown)
    {
        if (curves.Length == 0)
            return "All rows are of one class, so there are no curves.";
        int worst = Enumerable.Range(0, curves.Length).MinBy(i => curves[i].AreaUnderRoc);
        string share = Text.Percent(curves[worst].AreaUnderRoc);
        string name = classes[shown[worst]];
        return curves.Length == 1
            ? $"Of all pairs of a row of {name} and another row, the model gives the first the higher probability in {share}."
            : $"The class that is hardest to separate from the others is {name}: of all pairs of a row of it and another row, the model gives the first the higher probability in {share}.";
    }
}
