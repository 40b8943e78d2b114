namespace FourPixel.Report.Results;

/// <summary>How well a class is separated from the others as the threshold of its probability goes down.</summary>
/// <param name="Roc">False positive rate and true positive rate, from (0, 0) to (1, 1).</param>
/// <param name="PrecisionRecall">Recall and precision.</param>
/// <param name="AreaUnderRoc">The area under the ROC curve.</param>
/// <param name="AveragePrecision">The mean precision, weighted by the recall that each threshold adds.</param>
internal sealed record ThresholdCurve(IReadOnlyList<(double X, double Y)> Roc, IReadOnlyList<(double X, double Y)> PrecisionRecall,
    double AreaUnderRoc, double AveragePrecision)
{
    /// <summary>Rows with the same probability are one threshold.</summary>
    public static ThresholdCurve Of(ClassScores scores, int c)
    {
        double positives = scores.Actual.Count(actual => actual == c), negatives = scores.Rows - positives;
        List<(double X, double Y)> roc = [(0, 0)], precisionRecall = [];
        double hits = 0, falseAlarms = 0, area = 0, precisions = 0;
        foreach (IGrouping<float, int> threshold in Enumerable.Range(0, scores.Rows)
            .GroupBy(row => scores.ProbabilityOf(row, c)).OrderByDescending(group => group.Key))
        {
            double newHits = threshold.Count(row => scores.Actual[row] == c), newFalseAlarms = threshold.Count() - newHits;
            area += newFalseAlarms * (hits + (newHits / 2));
            (hits, falseAlarms) = (hits + newHits, falseAlarms + newFalseAlarms);
            double precision = hits / (hits + falseAlarms);
            precisions += newHits * precision;
            roc.Add((falseAlarms / negatives, hits / positives));
            precisionRecall.Add((hits / positives, precision));
        }
        return new ThresholdCurve(roc, precisionRecall, area / (positives * negatives), precisions / positives);
    }

    /// <summary>As many points as can be seen; the first and the last stay.</summary>
    public static IEnumerable<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, int most = 200) =>
        points.Count <= most ? points : Enumerable.Range(0, most).Select(i => points[(int)((long)i * (points.Count - 1) / (most - 1))]);
}
