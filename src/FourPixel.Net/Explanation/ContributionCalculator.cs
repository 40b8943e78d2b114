using System.Numerics.Tensors;
using FourPixel.Net.Data;
using FourPixel.Net.Explanation;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>
/// Computes how much each input of a row moves the network's score away from the mean score of the baselines: integrated
/// gradients (Sundararajan, Taly and Yan, "Axiomatic attribution for deep networks", 2017), averaged over the baselines (expected
/// gradients: Erion et al., "Improving performance of deep learning models with axiomatic attribution priors and expected
/// gradients", 2021). The contributions sum to the row's score minus the mean score of the baselines.
/// </summary>
/// <remarks>
/// <para>
/// The path from a baseline to the row is straight in the weighted sums z of the first layer, and therefore in the scaled inputs.
/// Input i adds share_i to z, and contributes the mean over the baselines of (share_i(row) - share_i(baseline)) times the mean of
/// dscore/dz on the path. The bins of an input belong to its share.
/// </para>
/// <para>Not thread-safe: use one calculator for each thread. It allocates memory once, and none for a row.</para>
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
    /// <param name="baselines">The network and the baselines.</param>
    /// <param name="output">
    /// The network's output to explain, counted from 0. Null explains the only output; with softmax, the most probable class.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="output"/> is null, and the network has several outputs that are not classes.
    /// </exception>
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
            throw new ArgumentException($"The network has {network.Outputs} outputs that are not classes; choose the one to explain.", nameof(output));
        }
        _baselines = baselines;
        _output = output;
        _path = new PathIntegral(baselines);
        _rowScore = new ScoreGradient(network, baselines.FirstLayer, capacity: 1);
        _sums = new PinnedBuffer(baselines.FirstLayer.Width);
        _slopes = new PinnedBuffer(baselines.FirstLayer.Width);
        _contributions = new double[network.Inputs];
    }

    /// <summary>Computes the contributions of one row.</summary>
    /// <param name="inputs">The inputs, [<see cref="Network.Inputs"/>].</param>
    /// <param name="contributions">
    /// Receives one contribution for each input, in the units of the score; all NaN if the network's output is not finite.
    /// </param>
    /// <returns>The output that was explained, its score, and the sum of the contributions.</returns>
    /// <exception cref="ArgumentException">A length doesn't match the network.</exception>
    public ScoreContributions Calculate(ReadOnlySpan<float> inputs, Span<float> contributions)
    {
        if (inputs.Length != _contributions.Length)
            throw new ArgumentException($"The row has {inputs.Length} inputs; the network has {_contributions.Length}.", nameof(inputs));
        return Calculate(new InputRow(inputs), contributions);
    }

    /// <summary>Computes the contributions of one sparse row. The result is that of the dense row.</summary>
    /// <param name="columns">The indices of the inputs that are not 0, ascending.</param>
    /// <param name="values">The values of those inputs.</param>
    /// <param name="contributions">Receives one contribution for each input of the network, including those that are 0.</param>
    /// <returns>The output that was explained, its score, and the sum of the contributions.</returns>
    /// <exception cref="ArgumentException">A length doesn't match, or the columns are not ascending or out of range.</exception>
    public ScoreContributions Calculate(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> contributions)
    {
        InputRow.Check(columns, values, _contributions.Length);
        return Calculate(new InputRow(columns, values), contributions);
    }

    /// <summary>Computes the contributions of several rows.</summary>
    /// <param name="inputs">Inputs, [rows, <see cref="Network.Inputs"/>], row-major.</param>
    /// <returns>Contributions, [rows, <see cref="Network.Inputs"/>], row-major.</returns>
    /// <exception cref="ArgumentException">The number of inputs is not a multiple of <see cref="Network.Inputs"/>.</exception>
    public float[] CalculateMany(ReadOnlySpan<float> inputs)
    {
        int columns = _contributions.Length;
        if (inputs.Length % columns != 0)
            throw new ArgumentException($"{inputs.Length} inputs are not a whole number of rows of {columns}.", nameof(inputs));
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
            throw new ArgumentException($"There is room for {contributions.Length} contributions; the network has {_contributions.Length} inputs.", nameof(contributions));

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

    /// <summary>The row's shares are multiplied by the mean slopes of all paths, a baseline's by those of its own path.</summary>
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
