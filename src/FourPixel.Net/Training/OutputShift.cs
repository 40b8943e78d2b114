namespace FourPixel.Net.Training;

/// <summary>
/// Finds what is best added to each raw output, so that over held-out rows the mean of each probability is the
/// share of its class: what temperature scaling leaves open (Alexandari, Kundaje and Shrikumar, "Maximum likelihood with
/// bias-corrected calibration is hard-to-beat at label shift adaptation", 2020). Newton's method, each output by itself.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class OutputShift(Network network)
{
    /// <summary>The weight of a shift of 0, in rows with a probability of one half.</summary>
    private const int RowsForNone = 40;

    /// <summary>A step never goes farther: far from the best shift, Newton's method would overshoot.</summary>
    private const double LongestStep = 1;

    private readonly double[] _slopes = new double[network.Outputs];
    private readonly double[] _curvatures = new double[network.Outputs];
    private readonly double[] _shifts = new double[network.Outputs];
    private double _weight;
    private long _rows;

    /// <summary>Removes all rows, but not the shifts.</summary>
    public void Start()
    {
        Array.Clear(_slopes);
        Array.Clear(_curvatures);
        (_weight, _rows) = (0, 0);
    }

    /// <summary>Takes note of a batch.</summary>
    /// <param name="gradient">The derivative of the sum of weights times cross-entropies by the raw outputs, [rows, outputs]: weight (p - y).</param>
    /// <param name="weights">One for each row, or empty.</param>
    public void Add(ReadOnlySpan<float> gradient, ReadOnlySpan<float> weights)
    {
        int outputs = _slopes.Length;
        for (int row = 0; row < gradient.Length / outputs; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            for (int output = 0; output < outputs && weight > 0; output++)
            {
                // y is 0 or 1, so that p (1 - p) = |p - y| (1 - |p - y|).
                double slope = gradient[(row * outputs) + output], distance = Math.Abs(slope) / weight;
                _slopes[output] += slope;
                _curvatures[output] += weight * distance * Math.Max(0, 1 - distance);
            }
            _weight += weight;
            _rows++;
        }
    }

    /// <summary>Takes note of the rows of all other ranks.</summary>
    public void Merge(RankGroup ranks)
    {
        ranks.Sum(_slopes);
        ranks.Sum(_curvatures);
        (_weight, _rows) = (ranks.Sum(_weight), ranks.Sum(_rows));
    }

    /// <summary>One step of Newton's method: all members' biases of the output layer move.</summary>
    public void Apply()
    {
        double ofNone = RowsForNone / 4.0 * _weight / Math.Max(1, _rows);
        for (int output = 0; output < _shifts.Length && _weight > 0; output++)
        {
            double step = -(_slopes[output] + (ofNone * _shifts[output])) / (_curvatures[output] + ofNone);
            step = Math.Clamp(step, -LongestStep, LongestStep);
            _shifts[output] += step;
            for (int member = 0; member < network.Members; member++)
                network.Layers[^1].Biases[(member * _shifts.Length) + output] += (float)step;
        }
    }
}
