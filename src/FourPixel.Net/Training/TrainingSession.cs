using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>One training at work: its threads, its rows, its gradients, and its next epoch.</summary>
internal abstract class TrainingSession : IDisposable, ICheckpointed
{
    private readonly ThreadChoice _threads;
    private readonly Validation? _validation;

    private protected TrainingSession(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows, int batchSize)
    {
        ExampleSource training = rows.Training;
        Options = options;
        Ranks = rows.Ranks;
        MetricName = ValidationMetric.Create(loss.Loss, network.Layers[^1].Activation, network.Outputs).Name;
        Capacity = Math.Min(batchSize, Math.Max(training.Rows, rows.Validation?.Rows ?? 0));
        Team = new ThreadTeam(options.NumberOfThreads ?? Environment.ProcessorCount);
        _threads = new ThreadChoice(Team);
        bool isPlain = options.EffectiveOptimizer == Optimizer.LBFGS;
        Pass = new ForwardPass(network, InputBatch.Create(network, training, Capacity, isPlain, rows.Ranks, Team), Capacity, Team, rawOutputs: loss.Contains != null);
        Backpropagation = new Backpropagation(Pass, loss, Capacity);
        Training = new BatchReader(training, network, Capacity, network.Members, rows.Folds);
        if (rows.Folds != null)
            _validation = Validation.ByFolds(Pass, (ExampleSet)training, rows.Folds, Capacity, loss, options.EffectiveTemperatureScaling, rows.Ranks);
        else if (rows.Validation != null)
            _validation = Validation.ByRows(Pass, rows.Validation, Capacity, loss, options.EffectiveTemperatureScaling, rows.Ranks);
    }

    /// <summary>The metric of the epochs.</summary>
    public string MetricName { get; }

    /// <summary>The factor of the raw outputs that gives the validation loss of the last epoch.</summary>
    public float LogitScale => _validation?.LogitScale ?? 1;

    /// <summary>Whether more epochs would change nothing.</summary>
    public virtual bool IsOver => false;

    /// <summary>Advice against losses and weights that are not finite, as a sentence.</summary>
    public abstract string Advice { get; }

    private protected TrainingOptions Options { get; }

    private protected RankGroup Ranks { get; }

    /// <summary>The maximum number of rows in a batch.</summary>
    private protected int Capacity { get; }

    private protected ThreadTeam Team { get; }

    private protected ForwardPass Pass { get; }

    private protected Backpropagation Backpropagation { get; }

    private protected BatchReader Training { get; }

    /// <param name="network">The network to train.</param>
    /// <param name="options">How to train it.</param>
    /// <param name="loss">The loss of the options.</param>
    /// <param name="rows">The training and validation rows.</param>
    public static TrainingSession Create(Network network, TrainingOptions options, LossFunction loss, TrainingRows rows) =>
        options.EffectiveOptimizer == Optimizer.LBFGS ? new FullBatchSession(network, options, loss, rows)
        : rows.Ranks.IsAlone ? new MiniBatchSession(network, options, loss, rows)
        : new SharedBatchSession(network, options, loss, rows);

    /// <summary>Learns from all training rows, and then goes through the validation rows.</summary>
    public EpochResult RunEpoch(int epoch)
    {
        (double loss, double learningRate) = Learn(epoch);

        WeightComparison.Run(Ranks, Pass.Network, epoch);

        // The last step has had no loss after it.
        if (!TensorPrimitives.IsFiniteAll<float>(Pass.Network.Parameters.Span))
            throw Diverged(epoch, "a weight is not finite");
        double? validation = _validation?.Run(ThrowIfCancelled);
        Observe(validation ?? loss);
        return new EpochResult(epoch, loss, validation, learningRate, _validation?.Metric);
    }

    /// <summary>Shifts the network's raw outputs so that its mean outputs for the validation rows are correct.</summary>
    public void ShiftOutputs() => _validation?.ShiftOutputs(ThrowIfCancelled);

    /// <summary>Has all state that ranks have between them, before it is written. All ranks call it.</summary>
    public virtual void Collect()
    {
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

    /// <summary>Records the loss of an epoch.</summary>
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
}
