using FourPixel.Net.Data;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>Trains networks on rows whose answers are known.</summary>
public sealed class NetworkTrainer
{
    private readonly TrainingOptions _options;
    private readonly LossFunction _loss;

    /// <summary>Makes a trainer.</summary>
    /// <param name="options">How to train; not to be changed while a training runs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public NetworkTrainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _loss = LossFunction.Create(options);
    }

    /// <summary>
    /// Trains a network, from the weights that it has. With a validation set, the network ends with the weights of the
    /// epoch whose validation loss was least; without, with those of the last epoch. After an exception it has weights from
    /// somewhere on the way.
    /// </summary>
    /// <param name="network">Its output activation has to be the one that the loss contains, if it contains one.</param>
    /// <param name="training">The rows to learn from; at least one.</param>
    /// <param name="validation">The rows to judge by; null for none.</param>
    /// <returns>The course of the training.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the network does not fit the loss.</exception>
    /// <exception cref="InvalidOperationException">The training diverged: the loss is no longer a finite number.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged or of another training, or can't be written.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled, on any rank.</exception>
    /// <exception cref="RankFailureException">Of several ranks, not all can train, or not all train the same.</exception>
    public TrainingHistory Train(Network network, ExampleSource training, ExampleSource? validation = null)
    {
        RankGroup ranks = RankGroup.Of(_options);
        return ranks.Together(() => Train(network, training, validation, ranks));
    }

    /// <summary>
    /// Trains a network of several members, from the weights that it has. The rows are dealt out to folds, of which each member
    /// leaves one out and is judged by it; the network ends with the weights of the epoch whose out-of-fold loss was least.
    /// </summary>
    /// <param name="network">See <see cref="Train(Network, ExampleSource, ExampleSource?)"/>.</param>
    /// <param name="training">The rows to learn from and to judge by; at least as many as there are folds.</param>
    /// <param name="folds">
    /// At least 2. As many as the network has members let all rows be judged by; more leave fewer rows out, and some that none is judged by.
    /// </param>
    /// <returns>The course of the training, whose validation losses are the mean of the members' out-of-fold losses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than rows.</exception>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the network does not fit the loss.</exception>
    /// <exception cref="InvalidOperationException">The training diverged: the loss is no longer a finite number.</exception>
    /// <exception cref="CheckpointException">The checkpoint is damaged or of another training, or can't be written.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled, on any rank.</exception>
    /// <exception cref="RankFailureException">Of several ranks, not all can train, or not all train the same.</exception>
    public TrainingHistory TrainWithFolds(Network network, ExampleSet training, int folds)
    {
        RankGroup ranks = RankGroup.Of(_options);
        return ranks.Together(() => TrainWithFolds(network, training, folds, ranks));
    }

    private TrainingHistory Train(Network network, ExampleSource training, ExampleSource? validation, RankGroup ranks)
    {
        double totalWeight = Check(network, training);
        if (validation != null)
            ExampleCheck.Run(validation, network, _loss, nameof(validation));
        if (validation != null && validation.IsSparse != training.IsSparse)
            throw new ArgumentException("Either the training rows or the validation rows are sparse; it has to be both or none.", nameof(validation));
        RankComparison.Run(ranks, RankComparison.TraitsOf(_options, network, training, validation == null ? "none" : "by rows of their own"));
        return Run(network, new TrainingRows(training, ranks.Sum(totalWeight), validation, Folds: null, ranks));
    }

    private TrainingHistory TrainWithFolds(Network network, ExampleSet training, int folds, RankGroup ranks)
    {
        double totalWeight = Check(network, training);
        OptionCheck.IsAtLeast(folds, 2);
        RankComparison.Run(ranks, RankComparison.TraitsOf(_options, network, training, $"by {folds} folds"));
        OptionCheck.IsAtMost(folds, (int)Math.Min(int.MaxValue, ranks.Sum((long)training.Rows)));
        return Run(network, new TrainingRows(training, ranks.Sum(totalWeight), Validation: null, new Folds(training, folds, _options.Seed ?? 0, ranks.Rank), ranks));
    }

    private double Check(Network network, ExampleSource training)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        CheckNetwork(network);
        if (_options.EffectiveOptimizer == Optimizer.LBFGS && (training is not ExampleSet || training.IsSparse))
            throw new ArgumentException("LBFGS is for small data whose rows are all in memory, with all of their inputs; these are sparse, or are read part by part. Another Optimizer can train on them.", nameof(training));
        return ExampleCheck.Run(training, network, _loss, nameof(training));
    }

    private TrainingHistory Run(Network network, TrainingRows rows)
    {
        Checkpoint? checkpoint = MakeCheckpoint(network, rows);
        using TrainingSession session = TrainingSession.Create(network, _options, _loss, rows);
        TrainingHistory history = new TrainingRun(session, network, _options, rows.HasValidation, checkpoint, rows.Ranks).ToTheEnd();
        if (!_options.EffectiveTemperatureScaling)
            return history;
        session.ShiftOutputs();
        if (rows.Folds != null)
            MemberCertainty.Match(network, (ExampleSet)rows.Training, rows.Ranks);
        return history;
    }

    /// <summary>Of several ranks, the first one writes.</summary>
    private Checkpoint? MakeCheckpoint(Network network, TrainingRows rows)
    {
        if (_options.CheckpointPath is not string path)
            return null;
        IReadOnlyList<TrainingTrait> traits = TrainingTrait.AllOf(_options, network, rows);
        return rows.Ranks.Rank == 0 ? new Checkpoint(path, traits) : null;
    }

    private void CheckNetwork(Network network)
    {
        Activation output = network.Layers[^1].Activation;
        if (_loss.Contains is Activation needed && output != needed)
            throw new ArgumentException($"{_options.Loss} needs {needed} as the output activation; the network has {output}.", nameof(network));
        if (network.OutputScaler is not OutputScaler scaler)
            return;
        if (_options.Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy)
            throw new ArgumentException($"{_options.Loss} takes probabilities, which an OutputScaler would change; the network has one.", nameof(network));
        if (_options.Loss == Loss.Poisson && Enumerable.Range(0, scaler.Count).Any(output => scaler.Scale[output] > 0 && scaler.Shift[output] != 0))
            throw new ArgumentException("Poisson takes rates, which an OutputScaler may only multiply; that of the network has a Shift other than 0.", nameof(network));
    }
}
