using FourPixel.Net.Training;

namespace FourPixel.MLNet;

/// <summary>
/// The weighted mean and standard deviation of each target, in one numerically stable pass (Welford, 1962; West, 1979).
/// </summary>
/// <param name="targets">The number of targets of a row.</param>
internal sealed class TargetMoments(int targets)
{
    private readonly double[] _means = new double[targets];
    private readonly double[] _squares = new double[targets];
    private double _total;

    public double[] Means => _means;

    public double[] StandardDeviations => [.. _squares.Select(sum => Math.Sqrt(sum / _total))];

    public void Add(ReadOnlySpan<float> row, double weight)
    {
        _total += weight;
        for (int column = 0; column < row.Length; column++)
        {
            double deviation = row[column] - _means[column];
            _means[column] += deviation * (weight / _total);
            _squares[column] += weight * deviation * (row[column] - _means[column]);
        }
    }

    /// <summary>Adds the rows of all other ranks (Chan, Golub and LeVeque, 1979).</summary>
    public void Merge(RankGroup ranks)
    {
        if (ranks.IsAlone)
            return;
        double[] totals = [.. ranks.Gather<double>([_total]).Select(total => total[0])];
        double[][] means = ranks.Gather<double>(_means), squares = ranks.Gather<double>(_squares);
        Array.Clear(_means);
        Array.Clear(_squares);
        _total = 0;
        for (int rank = 0; rank < totals.Length; rank++)
        {
            double share = totals[rank] / (_total + totals[rank]);
            for (int column = 0; column < _means.Length; column++)
            {
                double distance = means[rank][column] - _means[column];
                _squares[column] += squares[rank][column] + (distance * distance * _total * share);
                _means[column] += distance * share;
            }
            _total += totals[rank];
        }
    }
}
