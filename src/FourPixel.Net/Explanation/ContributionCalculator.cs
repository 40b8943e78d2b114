using System.Numerics.Tensors;
using FourPixel.Net.Data;
using FourPixel.Net.Explanation;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>
/// How much each input of a row moves a network's score away from its usual value: integrated gradients (Sundararajan, Taly and
/// Yan, "Axiomatic attribution for deep networks", 2017), averaged over baselines (expected gradients: Erion et al., "Improving
/// performance of deep learning models with axiomatic attribution priors and expected gradients", 2021). The contributions add up
/// to the row's score minus the mean score of the baselines.
/// </summary>
/// <remarks>
/// <para>
/// The path from a baseline to the row is straight in the weighted sums z of the first layer, and so in what the
/// <see cref="InputScaler"/> makes of the inputs. The first layer adds a share of each input up, so that input i contributes
/// the mean over the baselines of (share_i(row) - share_i(baseline)) times the mean of dscore/dz on the path. What bins add
/// belongs to the share of their input.
/// </para>
/// <para>Takes memory once and none for a row. One calculator serves one thread at a time.</para>
/// </remarks>
public sealed class ContributionCalculator : IDisposable
{
    private readonly ContributionBaselines _baselines;
    private readonly int? _output;
    private readonly PathIntegral _path;
    private readonly ScoreGradient _rowScore;
    private readonly EncodedRows _row = new();
    private readonly PinnedBuffer _sums;
    private readonly PinnedBuffer _slopes;
    private readonly double[] _contributions;

    /// <summary>Creates a calculator.</summary>
    /// <param name="baselines">What rows are compared with, and the network.</param>
    /// <param name="output">
    /// The output of the network that is explained, counted from 0; null for the only one, or of softmax the class with the highest
    /// probability.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="ArgumentException">There are several outputs that are no classes, and none is chosen.</exception>
    public ContributionCalculator(ContributionBaselines baselines, int? output = null)
    {
        ArgumentNullException.ThrowIfNull(baselines);
        Network network = baselines.Network;
        if (output is int chosen)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(chosen, nameof(output));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chosen, network.Outputs, nameof(output));
        }
        else if (network.Outputs > 1 && network.Layers[^1].Activation != Activation.Softmax)
        {
            throw new ArgumentException($"The network has {network.Outputs} outputs that are no classes; one has to be chosen.", nameof(output));
        }
        _baselines = baselines;
        _output = output;
        _path = new PathIntegral(baselines);
        _rowScore = new ScoreGradient(network, baselines.FirstLayer, capacity: 1);
        _sums = new PinnedBuffer(baselines.FirstLayer.Width);
        _slopes = new PinnedBuffer(baselines.FirstLayer.Width);
        _contributions = new double[network.Inputs];
    }

    /// <summary>Calculates the contributions of one row.</summary>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="contributions">
    /// Receives one for each input, in the units of the score; NaN, all of them, if the network has no finite answer.
    /// </param>
    /// <exception cref="ArgumentException">The lengths are not those of the network.</exception>
    public ScoreContributions Calculate(ReadOnlySpan<float> inputs, Span<float> contributions)
    {
        if (inputs.Length != _contributions.Length)
            throw new ArgumentException($"{inputs.Length} inputs; the network has {_contributions.Length}.", nameof(inputs));
        return Calculate(new InputRow(inputs), contributions);
    }

    /// <summary>Calculates the contributions of one sparse row. They are those of the row with its zeros written out.</summary>
    /// <param name="columns">The inputs that are not 0, ascending.</param>
    /// <param name="values">Their values.</param>
    /// <param name="contributions">Receives one for each input of the network, those that are 0 among them.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit together or to the network, or the columns are not ascending or not those of the network.
    /// </exception>
    public ScoreContributions Calculate(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> contributions)
    {
        InputRow.Check(columns, values, _contributions.Length);
        return Calculate(new InputRow(columns, values), contributions);
    }

    /// <summary>Calculates the contributions of many rows, one after the other.</summary>
    /// <param name="inputs">[rows, <see cref="Network.Inputs"/>], row by row.</param>
    /// <returns>[rows, <see cref="Network.Inputs"/>], row by row.</returns>
    /// <exception cref="ArgumentException">The inputs are no whole number of rows.</exception>
    public float[] CalculateMany(ReadOnlySpan<float> inputs)
    {
        int columns = _contributions.Length;
        if (inputs.Length % columns != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of rows of {columns}.", nameof(inputs));
        float[] contributions = new float[inputs.Length];
        for (int start = 0; start < inputs.Length; start += columns)
            Calculate(inputs.Slice(start, columns), contributions.AsSpan(start, columns));
        return contributions;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _path.Dispose();
        _rowScore.Dispose();
    }

    private ScoreContributions Calculate(InputRow inputs, Span<float> contributions)
    {
        if (contributions.Length != _contributions.Length)
            throw new ArgumentException($"Room for {contributions.Length} contributions; the network has {_contributions.Length} inputs.", nameof(contributions));

        _baselines.FirstLayer.Encode(_row, inputs);
        _baselines.FirstLayer.Sum(_row, 0, _sums.Span);
        _sums.Span.CopyTo(_rowScore.SumsOf(0));
        _rowScore.Forward(1);
        int output = _output ?? Highest();
        double score = _rowScore.Score(0, output);
        if (double.IsFinite(score))
        {
            _path.Run(_sums.Span, output, score);
            AddShares();
        }
        else
        {
            Array.Fill(_contributions, double.NaN);
        }
        return Finish(output, score, contributions);
    }

    private int Highest()
    {
        int highest = 0;
        for (int output = 1; output < _baselines.Network.Outputs; output++)
            highest = _rowScore.Score(0, output) > _rowScore.Score(0, highest) ? output : highest;
        return highest;
    }

    /// <summary>The row's shares meet the mean slopes of all paths, a baseline's those of its own.</summary>
    private void AddShares()
    {
        Array.Clear(_contributions);
        _slopes.Span.Clear();
        double factor = 1.0 / _baselines.Count;
        for (int baseline = 0; baseline < _baselines.Count; baseline++)
        {
            ReadOnlySpan<float> slopes = _path.SlopesOf(baseline);
            TensorPrimitives.Add(_slopes.Span, slopes, _slopes.Span);
            _baselines.FirstLayer.AddContributions(_baselines.Rows, baseline, slopes, -factor, _contributions);
        }
        _baselines.FirstLayer.AddContributions(_row, 0, _slopes.Span, factor, _contributions);
    }

    /// <summary>In the units of the targets.</summary>
    private ScoreContributions Finish(int output, double score, Span<float> contributions)
    {
        OutputScaler? scaler = _baselines.Network.OutputScaler;
        double scale = scaler?.Scale[output] ?? 1, sum = 0;
        for (int input = 0; input < contributions.Length; input++)
        {
            double contribution = scale * _contributions[input];
            contributions[input] = (float)contribution;
            sum += contribution;
        }
        return new ScoreContributions(output, (scaler?.Shift[output] ?? 0) + (scale * score), _baselines.MeanScore(output), sum);
    }
}
