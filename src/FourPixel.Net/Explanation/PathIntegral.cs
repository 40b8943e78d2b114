using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Explanation;

/// <summary>
/// The mean slopes of a score for the sums z of the first layer, along the straight line from each baseline to a row: the
/// integral of dscore/dz at z_b + t (z_x - z_b), t from 0 to 1. Slopes times z_x - z_b should be the difference of the two scores,
/// so the error of every integral is known. The worst integrals are repeated with three times as many nodes until the total is accurate enough.
/// </summary>
internal sealed class PathIntegral : IDisposable
{
    /// <summary>The maximum number of points in a batch: two nodes for each of the default baselines.</summary>
    private const int Capacity = 2 * ContributionBaselines.UsualCount;

    /// <summary>In each iteration, one in this many baselines is repeated.</summary>
    private const int Share = 8;

    /// <summary>The tolerance of the mean error, as a share of the standard deviation of the baselines' scores.</summary>
    private const double Tolerance = 0.006;

    /// <summary>The tolerance if the signs of the errors were random: errors that cancel out by chance don't count as accuracy.</summary>
    private const double ToleranceOfChance = 2 * Tolerance;

    private static readonly GaussLegendre[] _rules = [GaussLegendre.Of(2), GaussLegendre.Of(6), GaussLegendre.Of(18), GaussLegendre.Of(54), GaussLegendre.Of(162)];

    private readonly ContributionBaselines _baselines;
    private readonly ScoreGradient _gradient;
    private readonly PinnedBuffer _slopes;
    private readonly double[] _errors;
    private readonly int[] _ruleOf;
    private readonly int[] _worstFirst;
    private readonly double[] _order;
    private readonly int[] _baselineOf = new int[Capacity];
    private readonly float[] _weightOf = new float[Capacity];

    public PathIntegral(ContributionBaselines baselines)
    {
        _baselines = baselines;
        _gradient = new ScoreGradient(baselines.Network, baselines.FirstLayer, Capacity);
        _slopes = new PinnedBuffer(checked(baselines.Count * Width));
        (_errors, _ruleOf, _worstFirst, _order) = (new double[baselines.Count], new int[baselines.Count], new int[baselines.Count], new double[baselines.Count]);
    }

    private int Width => _baselines.FirstLayer.Width;

    /// <summary>The mean slopes from a baseline; known after <see cref="Run"/>.</summary>
    public Span<float> SlopesOf(int baseline) => _slopes.Span.Slice(baseline * Width, Width);

    /// <summary>Integrates from all baselines.</summary>
    /// <param name="sums">Those of the row, z_x.</param>
    /// <param name="output">The output that is explained.</param>
    /// <param name="score">The row's score.</param>
    public void Run(ReadOnlySpan<float> sums, int output, double score)
    {
        Array.Clear(_ruleOf);
        for (int i = 0; i < _worstFirst.Length; i++)
            _worstFirst[i] = i;
        Integrate(_worstFirst, sums, output, score);
        while (!IsExactEnough(output) && TakeWorst() is int count and > 0)
            Integrate(_worstFirst.AsSpan(0, count), sums, output, score);
    }

    public void Dispose() => _gradient.Dispose();

    private bool IsExactEnough(int output)
    {
        double unit = _baselines.SpreadOf(output) * _errors.Length, sum = 0, squares = 0;
        foreach (double error in _errors)
        {
            sum += error;
            squares += error * error;
        }
        return !(Math.Abs(sum) > Tolerance * unit) && !(Math.Sqrt(squares) > ToleranceOfChance * unit);
    }

    /// <summary>Sorts the baselines with the largest errors first, and gives them the next rule.</summary>
    /// <returns>The number of baselines to repeat; 0 if there is no next rule.</returns>
    private int TakeWorst()
    {
        for (int i = 0; i < _errors.Length; i++)
            (_worstFirst[i], _order[i]) = (i, _ruleOf[i] + 1 < _rules.Length ? -Math.Abs(_errors[i]) : 0);
        Array.Sort(_order, _worstFirst);
        int most = Math.Max(1, _errors.Length / Share), count = 0;
        for (; count < most && _order[count] < 0; count++)
            _ruleOf[_worstFirst[count]]++;
        return count;
    }

    /// <summary>Computes the integrals of some baselines, each with its rule, in batches of points.</summary>
    private void Integrate(ReadOnlySpan<int> baselines, ReadOnlySpan<float> sums, int output, double score)
    {
        int points = 0;
        foreach (int baseline in baselines)
        {
            SlopesOf(baseline).Clear();
            GaussLegendre rule = _rules[_ruleOf[baseline]];
            for (int node = 0; node < rule.Nodes.Length; node++)
            {
                TensorPrimitives.Lerp(_baselines.SumsOf(baseline), sums, (float)rule.Nodes[node], _gradient.SumsOf(points));
                (_baselineOf[points], _weightOf[points++]) = (baseline, (float)rule.Weights[node]);
                if (points == Capacity)
                    Add(ref points, output);
            }
        }
        Add(ref points, output);
        foreach (int baseline in baselines)
        {
            double difference = EncodedFirstLayer.Dot(SlopesOf(baseline), sums) - EncodedFirstLayer.Dot(SlopesOf(baseline), _baselines.SumsOf(baseline));
            _errors[baseline] = score - _baselines.ScoreOf(baseline, output) - difference;
        }
    }

    /// <summary>Adds the slopes of the points to those of their baselines, and empties the batch.</summary>
    private void Add(ref int points, int output)
    {
        _gradient.Forward(points);
        _gradient.Backward(points, output);
        for (int point = 0; point < points; point++)
            TensorPrimitives.MultiplyAdd(_gradient.SlopesOf(point), _weightOf[point], SlopesOf(_baselineOf[point]), SlopesOf(_baselineOf[point]));
        points = 0;
    }
}
