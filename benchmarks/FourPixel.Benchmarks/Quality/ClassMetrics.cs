namespace FourPixel.Benchmarks.Quality;

/// <summary>Metrics of class probabilities.</summary>
internal static class ClassMetrics
{
    /// <summary>The minimum probability, as in ML.NET, so that its logarithm is finite.</summary>
    private const double SmallestProbability = 1e-15;

    /// <summary>The mean of -ln p, where p is the probability of a row's class.</summary>
    public static double LogLoss(double[][] probabilities, double[] labels) =>
        probabilities.Zip(labels, (row, label) => -Math.Log(Math.Max(row[(int)label], SmallestProbability))).Average();

    /// <summary>The share of rows whose most probable class is correct.</summary>
    public static double Accuracy(double[][] probabilities, double[] labels) =>
        probabilities.Zip(labels, (row, label) => Array.IndexOf(row, row.Max()) == (int)label ? 1.0 : 0).Average();

    /// <summary>
    /// The share of pairs of a positive and a negative row in which the positive row has the higher probability, with ties as half
    /// (Mann and Whitney, 1947): (R - P (P + 1) / 2) / (P N), where R is the sum of the ranks of the P positive rows among all rows.
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
