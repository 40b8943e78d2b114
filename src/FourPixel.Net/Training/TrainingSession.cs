using System.Numerics.Tensors;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;

namespace FourPixel.Net.Training;

/// <summary>One training at work: its threads, its batches, its gradients, and its next epoch.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly int _seed;
    private readonly ThreadTeam _team;
    private readonly ThreadChoice _threads;
    private readonly ForwardPass _pass;
    private readonly Backpropagation _backpropagation;
    private readonly ParameterUpdate _update;
    private readonly LearningRatePlan _plan;
    private readonly BatchReader _training;
    private readonly BatchReader? _validation;
    private readonly ValidationMetric _metric;
    private long _step;

    public TrainingSession(Network network, TrainingOptions options, LossFunction loss, ExampleSet training, ExampleSet? validation)
    {
        _options = options;
        _seed = options.Seed ?? 0;
        int capacity = Math.Min(options.BatchSize, Math.Max(training.Rows, validation?.Rows ?? 0));
        _team = new ThreadTeam(options.NumberOfThreads ?? Environment.ProcessorCount);
        _threads = new ThreadChoice(_team);
        _pass = new ForwardPass(network, capacity, _team, rawOutputs: loss.Contains != null);
        AddDropout(network, capacity);
        _backpropagation = new Backpropagation(_pass, loss, capacity);
        _update = ParameterUpdate.Create(network, _backpropagation.Gradients, options);
        _plan = new LearningRatePlan(options);
        _training = new BatchReader(training, network.InputScaler, capacity);
        _validation = validation == null ? null : new BatchReader(validation, network.InputScaler, capacity);
        _metric = ValidationMetric.Create(loss.Loss, network.Layers[^1].Activation, network.Outputs);
    }

    /// <summary>What the metric of the epochs is.</summary>
    public string MetricName => _metric.Name;

    /// <summary>Goes through all training rows once, and then through the validation rows.</summary>
    public EpochResult RunEpoch(int epoch)
    {
        double learningRate = 0;
        _training.Start(_seed, epoch);
        var training = new MeanLoss();
        for (int batch = 0; _training.Next(_pass.Inputs, _team); batch++)
        {
            _threads.NextBatch();
            ThrowIfCancelled();
            learningRate = _plan.RateAt(epoch - 1 + ((double)batch / _training.Batches));
            double loss = _backpropagation.Run(_training.Targets, _training.Weights, _training.Rows, _step++);
            if (!double.IsFinite(loss))
                throw Diverged(epoch, $"the loss is {loss}");
            training.Add(loss, _training);
            if (_options.MaximumGradientNorm > 0)
                GradientClipping.Apply(_backpropagation.Gradients.Span, _options.MaximumGradientNorm);
            _update.Step(learningRate, _team);
        }

        // The last step has had no loss after it.
        if (!TensorPrimitives.IsFiniteAll<float>(_pass.Network.Parameters.Span))
            throw Diverged(epoch, "a weight is no longer a finite number");
        double? validation = Validate();
        _plan.Observe(validation ?? training.Value);
        return new EpochResult(epoch, training.Value, validation, learningRate, validation == null ? null : _metric.Value);
    }

    public void Dispose() => _team.Dispose();

    private void ThrowIfCancelled()
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        _options.ThrowIfCancelled?.Invoke();
    }

    private InvalidOperationException Diverged(int epoch, string how) =>
        new($"The training diverged in epoch {epoch}: {how}. A smaller LearningRate (it is {_options.EffectiveLearningRate}) or a MaximumGradientNorm may help.");

    private double? Validate()
    {
        if (_validation == null)
            return null;
        _validation.Start();
        _metric.Start();
        var validation = new MeanLoss();
        while (_validation.Next(_pass.Inputs, _team))
        {
            ThrowIfCancelled();
            _pass.Run(_validation.Rows);
            validation.Add(_backpropagation.Evaluate(_validation.Targets, _validation.Weights, _validation.Rows), _validation);
            ReadOnlySpan<float> outputs = _pass.Outputs.Span[..(_validation.Rows * _pass.Network.Outputs)];
            _metric.Add(outputs, _validation.Targets, _validation.Weights, _validation.Rows);
        }
        return validation.Value;
    }

    private void AddDropout(Network network, int capacity)
    {
        if (_options.InputDropout > 0)
            _pass.InputDropout = new Dropout(_options.InputDropout, _seed, 0, network.Inputs, capacity);
        for (int i = 0; i < _pass.Layers.Length - 1 && _options.Dropout > 0; i++)
            _pass.Layers[i].Dropout = new Dropout(_options.Dropout, _seed, i + 1, network.Layers[i].Outputs, capacity);
    }

    /// <summary>The mean of the batches' losses, each counting by its rows' weights.</summary>
    private struct MeanLoss
    {
        private double _sum;
        private double _weight;

        public readonly double Value => _weight > 0 ? _sum / _weight : 0;

        public void Add(double loss, BatchReader batch)
        {
            double weight = LossFunction.TotalWeight(batch.Weights, batch.Rows);
            _sum += loss * weight;
            _weight += weight;
        }
    }
}
