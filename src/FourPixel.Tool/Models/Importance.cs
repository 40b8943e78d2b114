namespace FourPixel.Tool.Models;

/// <summary>How much the features moved scores, over many rows.</summary>
/// <param name="features">Their names.</param>
internal sealed class Importance(string[] features)
{
    private readonly double[] _sums = new double[features.Length];

    public long Rows { get; private set; }

    /// <summary>The features with their mean absolute contributions and their shares of the total, the largest first.</summary>
    public IEnumerable<(string Feature, double Mean, double Share)> Means
    {
        get
        {
            double total = Math.Max(_sums.Sum(), double.Epsilon);
            return features.Zip(_sums, (feature, sum) => (feature, sum / Math.Max(1, Rows), sum / total)).OrderByDescending(row => row.Item2);
        }
    }

    public void Add(ReadOnlySpan<float> contributions)
    {
        for (int i = 0; i < contributions.Length; i++)
            _sums[i] += Math.Abs(contributions[i]);
        Rows++;
    }
}
