using FourPixel.Net.Numerics;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Training;

/// <summary>
/// Judges a network after each epoch: all of it by rows that are there for that, or each member by the rows that it does not learn
/// from.
/// </summary>
internal sealed class Validation : IDisposable
{
    /// <summary>From shifts near 0, Newton's method needs no more.</summary>
    private const int ShiftSteps = 3;

    /// <summary>A member goes through more rows at once than a training batch has while these have fewer inputs, bins included.</summary>
    private const int MostInputs = 1 << 20;

    private readonly Network _network;
    private readonly Network _judged;
    private readonly ForwardPass _pass;
    private readonly BatchReader[] _parts;
    private readonly LossFunction _loss;
    private readonly ValidationMetric _metric;
    private readonly LogitScaling? _logits;
    private readonly OutputShift _shift;
    private readonly float[] _answers;
    private readonly float[] _gradient;
    private readonly RankGroup _ranks;

    private Validation(Network network, Network judged, ForwardPass pass, IEnumerable<ExampleSource> parts, int capacity, LossFunction loss, bool scalesLogits, RankGroup ranks)
    {
        _network = network;
        _judged = judged;
        _pass = pass;
        _parts = [.. parts.Select(rows => new BatchReader(rows, network, capacity))];
        _loss = loss;
        _metric = ValidationMetric.Create(loss.Loss, network.Layers[^1].Activation, network.Outputs);
        _answers = new float[capacity * judged.Layers[^1].Outputs];
        _gradient = new float[capacity * network.Outputs];
        _logits = scalesLogits ? new LogitScaling(loss, judged, capacity) : null;
        _shift = new OutputShift(network);
        _ranks = ranks;
    }

    /// <summary>Validates the whole network on a validation set.</summary>
    /// <param name="pass">The network's, which is used between the batches of training.</param>
    /// <param name="rows">The validation rows.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="scalesLogits">Whether the temperature is looked for.</param>
    /// <param name="ranks">The ranks that have validation rows.</param>
    public static Validation ByRows(ForwardPass pass, ExampleSource rows, int capacity, LossFunction loss, bool scalesLogits, RankGroup ranks) =>
        new(pass.Network, pass.Network, pass, [rows], capacity, loss, scalesLogits, ranks);

    /// <summary>Validates each member on its held-out rows.</summary>
    /// <param name="pass">The network's.</param>
    /// <param name="rows">All training rows.</param>
    /// <param name="folds">Who learns from which.</param>
    /// <param name="capacity">The maximum number of rows in a batch.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="scalesLogits">Whether the temperature is looked for.</param>
    /// <param name="ranks">Who else has rows.</param>
    public static Validation ByFolds(ForwardPass pass, ExampleSet rows, Folds folds, int capacity, LossFunction loss, bool scalesLogits, RankGroup ranks)
    {
        Network network = pass.Network, member = network.WithoutWeights(members: 1);
        ExampleSet[] parts = [.. Enumerable.Range(0, network.Members).Select(m => rows.Where(row => folds.IsHeldOut(row, m)))];
        // The layers of one member take as much memory for more rows as those of all members for a batch; the inputs take more.
        long most = Math.Max(capacity, Math.Min((long)capacity * network.Members, MostInputs / network.Layers[0].Inputs));
        int rowsAtOnce = (int)Math.Clamp(parts.Max(part => part.Rows), 1, most);
        var ofMember = new ForwardPass(member, pass.Inputs.Of(member, rowsAtOnce), rowsAtOnce, pass.Team, rawOutputs: loss.Contains != null);
        return new Validation(network, member, ofMember, parts, rowsAtOnce, loss, scalesLogits, ranks);
    }

    /// <summary>The metric of the last <see cref="Run"/>.</summary>
    public double Metric => _metric.Value;

    /// <summary>The factor of the raw outputs that gives the loss of the last <see cref="Run"/>.</summary>
    public float LogitScale => _logits?.Best ?? 1;

    /// <param name="checkCancelled">Called before each batch.</param>
    /// <returns>The mean loss.</returns>
    public double Run(Action checkCancelled)
    {
        _metric.Start();
        _logits?.Start();
        _shift.Start();
        var mean = new MeanLoss();
        for (int part = 0; part < _parts.Length; part++)
        {
            if (_judged != _network)
                _network.CopyMember(part, _judged);
            _pass.Prepare();
            _parts[part].Start();
            while (_parts[part].Next(_pass.Inputs, _pass.Team))
            {
                checkCancelled();
                _pass.Run(_parts[part].Rows);
                Add(_parts[part], ref mean);
            }
        }
        Merge(ref mean);
        return _logits?.LeastLoss ?? mean.Value;
    }

    /// <summary>Shifts the raw outputs of the network as its rows ask for.</summary>
    /// <param name="checkCancelled">Called before each batch.</param>
    public void ShiftOutputs(Action checkCancelled)
    {
        for (int step = 0; step < ShiftSteps; step++)
        {
            Run(checkCancelled);
            _shift.Apply();
        }
    }

    public void Dispose()
    {
        foreach (BatchReader part in _parts)
            part.Dispose();
    }

    private void Merge(ref MeanLoss mean)
    {
        _ranks.Merge(new Span<MeanLoss>(ref mean), MeanLoss.Merge);
        _metric.Merge(_ranks);
        _logits?.Merge(_ranks);
        _shift.Merge(_ranks);
    }

    private void Add(BatchReader rows, ref MeanLoss mean)
    {
        ReadOnlySpan<float> outputs = _pass.Outputs.Span[..(rows.Rows * _judged.Layers[^1].Outputs)];
        _logits?.Add(outputs, rows, _pass.Team);
        Span<float> answers = _answers.AsSpan(0, outputs.Length);
        outputs.CopyTo(answers);
        MemberMean.TakeRaw(answers, _judged.Members, _network.Outputs, _loss.Contains ?? Activation.Identity);
        answers = answers[..(rows.Rows * _network.Outputs)];
        Span<float> gradient = _gradient.AsSpan(0, answers.Length);
        mean.Add(_loss.Sum(answers, rows.Targets, rows.Weights, gradient, rows.Rows, divisor: 1), rows);
        _shift.Add(gradient, rows.Weights);
        _metric.Add(answers, rows.Targets, rows.Weights, rows.Rows);
    }
}
