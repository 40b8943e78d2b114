namespace FourPixel.Benchmarks.Quality;

/// <summary>How good the probabilities of classes are, beside the classes that the rows really have.</summary>
internal static class ClassMetrics
{
    /// <summary>ML.NET's, below which no probability of a row's class counts: its logarithm stays finite.</summary>
    private const double SmallestProbability = 1e-15;

    /// <summary>The mean of -ln p, p being the probability of a row's class.</summary>
    public static double LogLoss(double[][] probabilities, double[] labels) =>
        probabilities.Zip(labels, (row, label) => -Math.Log(Math.Max(row[(int)label], SmallestProbability))).Average();

    /// <summary>The share of rows whose most probable class is theirs.</summary>
    public static double Accuracy(double[][] probabilities, double[] labels) =>
        probabilities.Zip(labels, (row, label) => Array.IndexOf(row, row.Max()) == (int)label ? 1.0 : 0).Average();

    /// <summary>
    /// The share of pairs of a yes and a no in which the yes is the more probable, a tie being half a pair (Mann and Whitney,
    /// 1947): (R - Y (Y + 1) / 2) / (Y N), R being the sum of the ranks of all Y yes among the N no.
    /// </summary>
    public static double AreaUnderCurve(double[][] probabilities, double[] labels)
    {
        double ranks = 0, before = 0;
        foreach (IGrouping<double, double> tie in probabilities.Zip(labels).GroupBy(row => row.First[1], row => row.Second).OrderBy(tie => tie.Key))
        {
            int rows = tie.Count();
            ranks += tie.Sum() * (before + ((rows + 1) / 2.0));
            before += rows;
        }
        double yes = labels.Sum(), no = labels.Length - yes;
        return (ranks - (yes * (yes + 1) / 2)) / (yes * no);
    }
}
