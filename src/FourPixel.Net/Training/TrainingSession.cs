using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>One training at work: its threads, its rows, its gradients, and its next epoch.</summary>
internal abstract class TrainingSession : IDisposable, ICheckpointed
{
    private readonly ThreadChoice _threads;
    private readonly BatchReader? _validation;
    private readonly ValidationMetric _metric;
    private readonly LogitScaling? _logits;

    private protected TrainingSession(Network network, TrainingOptions options, LossFunction loss, ExampleSource training,
        ExampleSource? validation, int batchSize)
    {
        Options = options;
        Capacity = Math.Min(batchSize, Math.Max(training.Rows, validation?.Rows ?? 0));
        Team = new ThreadTeam(options.NumberOfThreads ?? Environment.ProcessorCount);
        _threads = new ThreadChoice(Team);
        bool isPlain = options.InputDropout > 0 || options.Optimizer == Optimizer.LBFGS;
        Pass = new ForwardPass(network, InputBatch.Create(network, training, Capacity, isPlain), Capacity, Team, rawOutputs: loss.Contains != null);
        Backpropagation = new Backpropagation(Pass, loss, Capacity);
        Training = new BatchReader(training, network, Capacity);
        _validation = validation == null ? null : new BatchReader(validation, network, Capacity);
        _metric = ValidationMetric.Create(loss.Loss, network.Layers[^1].Activation, network.Outputs);
        if (options.TemperatureScaling)
            _logits = new LogitScaling(loss, Capacity * network.Outputs);
    }

    /// <summary>What the metric of the epochs is.</summary>
    public string MetricName => _metric.Name;

    /// <summary>What the last epoch's raw outputs are to be multiplied by, for their validation loss to be what it is.</summary>
    public float LogitScale => _validation == null ? 1 : _logits?.Best ?? 1;

    /// <summary>Whether more epochs would change nothing.</summary>
    public virtual bool IsOver => false;

    /// <summary>What may help against losses and weights that are not finite, as a sentence.</summary>
    public abstract string Advice { get; }

    private protected TrainingOptions Options { get; }

    /// <summary>The most rows in a batch.</summary>
    private protected int Capacity { get; }

    private protected ThreadTeam Team { get; }

    private protected ForwardPass Pass { get; }

    private protected Backpropagation Backpropagation { get; }

    private protected BatchReader Training { get; }

    /// <param name="network">The network to train.</param>
    /// <param name="options">How to train it.</param>
    /// <param name="loss">The loss of the options.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="validation">The validation rows; null for none.</param>
    /// <param name="totalWeight">The weight of all training rows together.</param>
    public static TrainingSession Create(Network network, TrainingOptions options, LossFunction loss, ExampleSource training,
        ExampleSource? validation, double totalWeight) =>
        options.Optimizer == Optimizer.LBFGS
            ? new FullBatchSession(network, options, loss, training, validation, totalWeight)
            : new MiniBatchSession(network, options, loss, training, validation, totalWeight);

    /// <summary>Learns from all training rows, and then goes through the validation rows.</summary>
    public EpochResult RunEpoch(int epoch)
    {
        (double loss, double learningRate) = Learn(epoch);

        // The last step has had no loss after it.
        if (!TensorPrimitives.IsFiniteAll<float>(Pass.Network.Parameters.Span))
            throw Diverged(epoch, "a weight is no longer a finite number");
        double? validation = Validate();
        Observe(validation ?? loss);
        return new EpochResult(epoch, loss, validation, learningRate, validation == null ? null : _metric.Value);
    }

    public abstract void Exchange(StateStream state);

    public void Dispose()
    {
        Training.Dispose();
        _validation?.Dispose();
        Team.Dispose();
    }

    /// <returns>The mean loss of the training rows, and the learning rate of the last step.</returns>
    private protected abstract (double Loss, double LearningRate) Learn(int epoch);

    /// <summary>Takes note of an epoch's loss.</summary>
    private protected virtual void Observe(double loss)
    {
    }

    /// <summary>Brings the next training rows in front of the network; false when there are none left.</summary>
    private protected bool NextBatch()
    {
        if (!Training.Next(Pass.Inputs, Team))
            return false;
        _threads.NextBatch();
        ThrowIfCancelled();
        return true;
    }

    private protected InvalidOperationException Diverged(int epoch, string how) =>
        new($"The training diverged in epoch {epoch}: {how}. {Advice}");

    private void ThrowIfCancelled()
    {
        Options.CancellationToken.ThrowIfCancellationRequested();
        Options.ThrowIfCancelled?.Invoke();
    }

    private double? Validate()
    {
        if (_validation == null)
            return null;
        _validation.Start();
        Pass.Prepare();
        _metric.Start();
        _logits?.Start();
        var validation = new MeanLoss();
        while (_validation.Next(Pass.Inputs, Team))
        {
            ThrowIfCancelled();
            Pass.Run(_validation.Rows);
            validation.Add(Backpropagation.Sum(_validation.Targets, _validation.Weights, _validation.Rows, divisor: 1), _validation);
            ReadOnlySpan<float> outputs = Pass.Outputs.Span[..(_validation.Rows * Pass.Network.Outputs)];
            _metric.Add(outputs, _validation.Targets, _validation.Weights, _validation.Rows);
            _logits?.Add(outputs, _validation);
        }
        return _logits?.LeastLoss ?? validation.Value;
    }
}
