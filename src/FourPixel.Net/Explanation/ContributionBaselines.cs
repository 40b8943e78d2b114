using FourPixel.Net.Data;
using FourPixel.Net.Explanation;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>
/// Baseline rows and their scores under a network. Contributions are measured against them. Thread-safe if each thread has its
/// own <see cref="ContributionCalculator"/>.
/// </summary>
public sealed class ContributionBaselines
{
    /// <summary>The default number of baselines: a compromise between accuracy and time.</summary>
    internal const int UsualCount = 32;

    private readonly PinnedBuffer _sums;
    private readonly double[] _scores;
    private readonly double[] _meanScores;
    private readonly double[] _spreads;

    /// <summary>Creates baselines from rows.</summary>
    /// <param name="network">The network. Don't change it while the baselines are in use.</param>
    /// <param name="rows">
    /// Inputs, [rows, <see cref="Network.Inputs"/>], row-major; at least one row. Usually some of the training rows.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no rows, their length is not a multiple of the inputs, or the network's output for one is not finite.
    /// </exception>
    public ContributionBaselines(Network network, ReadOnlySpan<float> rows) : this(network, Store(network, rows))
    {
    }

    /// <summary>Creates baselines from evenly spaced rows of a set.</summary>
    /// <param name="network">The network. Don't change it while the baselines are in use.</param>
    /// <param name="examples">The rows to choose from, usually the training rows.</param>
    /// <param name="count">The maximum number of baselines, at least 1. The time for each row grows with it.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they don't fit the network, or the network's output for one is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public ContributionBaselines(Network network, ExampleSource examples, int count = UsualCount)
        : this(network, Choose(examples, count))
    {
    }

    /// <param name="network">The network.</param>
    /// <param name="rows">The baselines.</param>
    internal ContributionBaselines(Network network, InputStore rows)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (rows.Rows == 0)
            throw new ArgumentException("There are no baselines; at least one row is needed.", nameof(rows));
        if (rows.Columns != network.Inputs)
            throw new ArgumentException($"The baselines have {rows.Columns} inputs; the network has {network.Inputs}.", nameof(rows));
        Network = network;
        Count = rows.Rows;
        FirstLayer = new EncodedFirstLayer(network);
        _sums = new PinnedBuffer(checked(Count * FirstLayer.Width));
        _scores = new double[Count * network.Outputs];
        FirstLayer.Encode(Rows, rows);
        Score();
        (_meanScores, _spreads) = (new double[network.Outputs], new double[network.Outputs]);
        for (int output = 0; output < network.Outputs; output++)
        {
            double mean = Enumerable.Range(0, Count).Average(row => ScoreOf(row, output));
            double variance = Enumerable.Range(0, Count).Average(row => Math.Pow(ScoreOf(row, output) - mean, 2));
            (_meanScores[output], _spreads[output]) = (mean, Math.Sqrt(variance));
        }
    }

    /// <summary>Gets the network that is explained.</summary>
    public Network Network { get; }

    /// <summary>Gets the number of baselines.</summary>
    public int Count { get; }

    internal EncodedFirstLayer FirstLayer { get; }

    internal EncodedRows Rows { get; } = new();

    /// <summary>Returns the mean score of the baselines.</summary>
    /// <param name="output">The network's output, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public double MeanScore(int output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Network.Outputs);
        return Network.OutputScaler is OutputScaler scaler
            ? scaler.Shift[output] + (scaler.Scale[output] * _meanScores[output])
            : _meanScores[output];
    }

    /// <summary>The sums of a baseline's columns in the first layer.</summary>
    internal ReadOnlySpan<float> SumsOf(int row) => _sums.Span.Slice(row * FirstLayer.Width, FirstLayer.Width);

    /// <summary>The score of a baseline, before the network's output scaler.</summary>
    internal double ScoreOf(int row, int output) => _scores[(row * Network.Outputs) + output];

    /// <summary>The standard deviation of the baselines' scores, before the network's output scaler.</summary>
    internal double SpreadOf(int output) => _spreads[output];

    private void Score()
    {
        using var gradient = new ScoreGradient(Network, FirstLayer, capacity: 1);
        for (int row = 0; row < Count; row++)
        {
            FirstLayer.Sum(Rows, row, gradient.SumsOf(0));
            gradient.SumsOf(0).CopyTo(_sums.Span[(row * FirstLayer.Width)..]);
            gradient.Forward(1);
            for (int output = 0; output < Network.Outputs; output++)
            {
                double score = gradient.Score(0, output);
                if (!double.IsFinite(score))
                    throw new ArgumentException($"The network's score of baseline {row} is {score}; inputs must be finite, or NaN for a missing value if the network has an InputScaler.");
                _scores[(row * Network.Outputs) + output] = score;
            }
        }
    }

    private static DenseInputs Store(Network network, ReadOnlySpan<float> rows)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (rows.Length % network.Inputs != 0)
            throw new ArgumentException($"{rows.Length} inputs are not a whole number of rows of {network.Inputs}.", nameof(rows));
        return new DenseInputs(new RowStore(rows.ToArray(), network.Inputs));
    }

    private static InputStore Choose(ExampleSource examples, int count)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ExampleSet sample = examples.Sample(count);
        var store = InputStore.Create(examples.InputCount, examples.IsSparse);
        for (int row = 0; row < sample.Rows; row++)
            store.Add(sample.InputsOf(row));
        return store;
    }
}
