using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;

namespace FourPixel.Net.Training;

/// <summary>
/// L-BFGS: each epoch takes one step, in the direction d = -H g that the curvature so far suggests, as long as a line
/// search finds good (Nocedal and Wright, 2006, algorithm 7.5). The loss is that of all rows.
/// </summary>
internal sealed class FullBatchSession : TrainingSession
{
    /// <summary>Rows that are looked at at a time, so that large data takes little memory; fixed, and so is the result.</summary>
    private const int ChunkRows = 256;

    private readonly Network _network;
    private readonly double _totalWeight;
    private readonly CurvatureMemory _memory;
    private readonly LineSearch _lineSearch;
    private readonly float[] _start;
    private readonly double[] _startGradient;
    private readonly double[] _gradient;
    private readonly double[] _direction;
    private double? _objective;
    private double _loss;
    private double _step;
    private bool _isOver;

    public FullBatchSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows)
        : base(network, options, loss, rows, ChunkRows)
    {
        _network = network;
        _totalWeight = rows.LearnedWeight;
        _memory = new CurvatureMemory(network.ParameterCount);
        _lineSearch = new LineSearch(MoveTo);
        _start = new float[network.ParameterCount];
        _startGradient = new double[network.ParameterCount];
        _gradient = new double[network.ParameterCount];
        _direction = new double[network.ParameterCount];
    }

    /// <summary>Whether no step makes the loss smaller any more, as far as rounding lets one see.</summary>
    public override bool IsOver => _isOver;

    public override string Advice => "InputScaling.Standard, another Seed or another Optimizer may help.";

    /// <summary>The gradient is not kept: it follows from the weights.</summary>
    public override void Exchange(StateStream state)
    {
        _memory.Exchange(state);
        state.Exchange(ref _isOver);
    }

    private protected override (double Loss, double LearningRate) Learn(int epoch)
    {
        double objective = _objective ?? Evaluate();
        if (!double.IsFinite(objective))
            throw Diverged(epoch, $"the loss is {objective}");
        TakeStep(objective);
        _isOver = _step == 0;
        return (_loss, _step);
    }

    private void TakeStep(double objective)
    {
        _network.Parameters.Span.CopyTo(_start);
        _gradient.CopyTo(_startGradient, 0);
        _memory.GetDirection(_gradient, _direction);
        double slope = Vectors.Dot(_gradient, _direction);
        double firstStep = _memory.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(Vectors.Dot(_gradient, _gradient)));

        _step = 0;
        double found = slope < 0 ? _lineSearch.Find(new LinePoint(0, objective, slope), firstStep) : 0;
        if (found != _step)
            MoveTo(found);
        if (found > 0)
            _memory.Add(_start, _network.Parameters.Span, _startGradient, _gradient);
    }

    private LinePoint MoveTo(double step)
    {
        Span<float> weights = _network.Parameters.Span;
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(_start[i] + (step * _direction[i]));
        _step = step;
        return new LinePoint(step, Evaluate(), Vectors.Dot(_gradient, _direction));
    }

    /// <summary>The mean losses of all rows, added up over the members, and their regularization, and the gradient of both.</summary>
    private double Evaluate()
    {
        Array.Clear(_gradient);
        double sum = 0;
        var mean = new MeanLoss();
        Training.Start();
        while (NextBatch())
        {
            double loss = Backpropagation.Run(Training.Targets, Training.Weights, Training.Rows, _totalWeight, step: 0);
            mean.Add(loss, Training);
            sum += loss;
            Vectors.AddScaled(1, Backpropagation.Gradient.Values.Span, _gradient);
        }
        Ranks.Merge(new Span<MeanLoss>(ref mean), MeanLoss.Merge);
        sum = Ranks.Sum(sum);
        if (!Ranks.IsAlone)
            Ranks.Communicator.Sum(_gradient);
        _loss = mean.Value;
        _objective = (sum / _totalWeight) + AddRegularization();
        return _objective.Value;
    }

    /// <summary>The regularization, whose slopes are added to the gradient.</summary>
    private double AddRegularization()
    {
        double squares = 0;
        foreach (Layer layer in _network.Layers)
        {
            Span<float> weights = layer.Weights;
            Vectors.AddScaled(Options.L2Regularization, weights, _gradient.AsSpan(layer.WeightRange));
            foreach (float weight in weights)
                squares += (double)weight * weight;
        }
        return 0.5 * Options.L2Regularization * squares;
    }
}
