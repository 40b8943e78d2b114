using System.Numerics.Tensors;

namespace FourPixel.Net.Scaling;

/// <summary>
/// Chooses how finely a column is cut: only as many bins as help to predict the target, which the fewest do nearly as well as the best
/// number of them. A network could learn chance from the other bins, most of all in a column that says little. A bin predicts
/// a row by the mean target of its other rows (leave-one-out).
/// </summary>
internal static class BinResolution
{
    /// <summary>Fewer are not worth the saving: a column can matter together with others and say nothing by itself.</summary>
    public const int FewestBins = 16;

    /// <summary>More bins have to explain so much more of the target's variance.</summary>
    private const double LeastGain = 0.002;

    /// <summary>The edges of quantile bins, or of one bin for each value but the last, whichever tells as much with fewer bins.</summary>
    /// <param name="ascending">The values of the column.</param>
    /// <param name="targets">The targets of their rows.</param>
    /// <param name="most">The maximum number of bins.</param>
    public static List<float> FindEdges(ReadOnlySpan<float> ascending, ReadOnlySpan<float> targets, int most)
    {
        double[] centred = new double[targets.Length];
        TensorPrimitives.ConvertChecked(targets, centred);
        TensorPrimitives.Subtract(centred, TensorPrimitives.Average<double>(centred), centred);
        double allowed = LeastGain * TensorPrimitives.SumOfSquares<double>(centred);

        List<(List<float> Edges, double Error)> candidates = [];
        for (int bins = Math.Min(FewestBins, most); bins <= most; bins = bins < most ? Math.Min(2 * bins, most) : most + 1)
        {
            List<float> edges = QuantileBinning.FindEdges(ascending, bins);
            candidates.Add((edges, Error(ascending, centred, edges[..^1])));
        }
        if (Values(ascending, most + 1) is List<float> values)
            candidates.Add((values, Error(ascending, centred, values)));
        double least = candidates.Min(candidate => candidate.Error);
        return candidates.First(candidate => candidate.Error <= least + allowed).Edges;
    }

    /// <summary>All values of the column; null if there are more than <paramref name="most"/>.</summary>
    private static List<float>? Values(ReadOnlySpan<float> ascending, int most)
    {
        var values = new List<float>();
        foreach (float value in ascending)
        {
            if (values.Count > 0 && value == values[^1])
                continue;
            if (values.Count == most)
                return null;
            values.Add(value);
        }
        return values;
    }

    /// <summary>The sum of the squared errors, with a bin from each of the starts to the next.</summary>
    /// <param name="ascending">The values of the column.</param>
    /// <param name="targets">The targets of their rows, 0 on average.</param>
    /// <param name="starts">The least value of each bin.</param>
    private static double Error(ReadOnlySpan<float> ascending, ReadOnlySpan<double> targets, List<float> starts)
    {
        double error = 0;
        for (int bin = 0, start = 0, end; start < ascending.Length; bin++, start = end)
        {
            end = start;
            while (end < ascending.Length && (bin + 1 >= starts.Count || ascending[end] < starts[bin + 1]))
                end++;
            error += ErrorOf(targets[start..end]);
        }
        return error;
    }

    /// <summary>A row that is alone is predicted by the mean of all rows. Without itself, the mean of n rows misses a row by n / (n - 1) times as much.</summary>
    private static double ErrorOf(ReadOnlySpan<double> targets)
    {
        if (targets.IsEmpty)
            return 0;
        double rows = targets.Length, sum = TensorPrimitives.Sum(targets), squares = TensorPrimitives.SumOfSquares(targets);
        return rows == 1 ? squares : (squares - (sum * sum / rows)) * rows / (rows - 1) * rows / (rows - 1);
    }
}
