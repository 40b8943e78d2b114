using FourPixel.Net.Data;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>Trains networks on labeled rows.</summary>
public sealed class NetworkTrainer
{
    private readonly TrainingOptions _options;
    private readonly LossFunction _loss;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">The options. Don't change them during training.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public NetworkTrainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _loss = LossFunction.Create(options);
    }

    /// <summary>
    /// Trains a network, starting from its current weights. With a validation set, the network keeps the weights of the epoch
    /// with the lowest validation loss; without, those of the last epoch. After an exception, its weights are those of an
    /// unfinished training run.
    /// </summary>
    /// <param name="network">
    /// The network. If the loss includes an output activation, the network's output activation has to be the same.
    /// </param>
    /// <param name="training">The training rows; at least one.</param>
    /// <param name="validation">The validation set; null for none.</param>
    /// <returns>The training history.</returns>
    /// <exception cref="ArgumentException">The rows don't fit the network, or the network doesn't fit the loss.</exception>
    /// <exception cref="InvalidOperationException">Training diverged: the loss or a weight is not a finite number.</exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint is damaged, belongs to a different training run, or can't be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The cancellation token of the options was cancelled, on any rank.</exception>
    /// <exception cref="RankFailureException">Not all ranks can train, or they don't train the same network.</exception>
    public TrainingHistory Train(Network network, ExampleSource training, ExampleSource? validation = null)
    {
        RankGroup ranks = RankGroup.Of(_options);
        return ranks.Together(() => Train(network, training, validation, ranks));
    }

    /// <summary>
    /// Trains an ensemble with cross-validation, starting from its current weights. The rows are split into folds. Each member
    /// holds out one fold and is validated on it. The network keeps the weights of the epoch with the lowest out-of-fold loss.
    /// </summary>
    /// <param name="network">The network. See <see cref="Train(Network, ExampleSource, ExampleSource?)"/>.</param>
    /// <param name="training">The rows for training and validation; at least as many as there are folds.</param>
    /// <param name="folds">
    /// The number of folds, at least 2. With as many folds as members, every row is used for validation. With more folds, members
    /// hold out fewer rows, and some rows are not used for validation.
    /// </param>
    /// <returns>The training history. Its validation losses are the mean of the members' out-of-fold losses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more folds than rows.</exception>
    /// <exception cref="ArgumentException">The rows don't fit the network, or the network doesn't fit the loss.</exception>
    /// <exception cref="InvalidOperationException">Training diverged: the loss or a weight is not a finite number.</exception>
    /// <exception cref="CheckpointException">
    /// The checkpoint is damaged, belongs to a different training run, or can't be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The cancellation token of the options was cancelled, on any rank.</exception>
    /// <exception cref="RankFailureException">Not all ranks can train, or they don't train the same network.</exception>
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
            throw new ArgumentException("Only the training rows or only the validation rows are sparse; make both sparse or both dense.", nameof(validation));
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
            throw new ArgumentException("LBFGS needs dense rows that fit in memory; these rows are sparse or streamed. Use another Optimizer, or raise MemoryBound.", nameof(training));
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
            throw new ArgumentException($"{_options.Loss} needs probabilities as outputs, which an OutputScaler would change; set OutputScaler to null.", nameof(network));
        if (_options.Loss == Loss.Poisson && Enumerable.Range(0, scaler.Count).Any(output => scaler.Scale[output] > 0 && scaler.Shift[output] != 0))
            throw new ArgumentException("Poisson needs an OutputScaler whose Shift is 0, or none; the network's has a different Shift.", nameof(network));
    }
}
