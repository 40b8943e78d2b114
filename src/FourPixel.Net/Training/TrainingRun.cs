using System.Diagnostics;

namespace FourPixel.Net.Training;

/// <summary>The course of one training from epoch to epoch: its reports, its best weights, its checkpoints and its end.</summary>
/// <param name="session">The training at work.</param>
/// <param name="network">The network that is trained.</param>
/// <param name="options">How it is trained.</param>
/// <param name="hasValidation">Whether there are validation rows.</param>
/// <param name="checkpoint">Null where none is written, or another rank writes it.</param>
/// <param name="ranks">Who else trains.</param>
internal sealed class TrainingRun(TrainingSession session, Network network, TrainingOptions options, bool hasValidation,
    Checkpoint? checkpoint, RankGroup ranks) : ICheckpointed
{
    private readonly BestWeights _best = new(network, options.EffectivePatience, options.MinimumImprovement, keepsWeights: hasValidation);
    private readonly List<EpochResult> _epochs = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _timeBefore;

    private bool IsOver => _epochs.Count >= options.EffectiveEpochs || _best.IsOutOfPatience || session.IsOver;

    /// <summary>Runs all epochs that are left, and gives the network its best weights.</summary>
    public TrainingHistory ToTheEnd()
    {
        Resume();
        for (bool isStopped = false; !isStopped && !IsOver;)
        {
            isStopped = RunEpoch();
            if (isStopped || IsOver || _epochs.Count % options.CheckpointInterval == 0)
                Save();
        }

        if (_best.Epoch == 0)
            throw new InvalidOperationException($"The training failed: the validation loss was not finite in any epoch. {session.Advice}");
        _best.Restore();
        return new TrainingHistory(_epochs, hasValidation ? _best.Epoch : _epochs.Count);
    }

    public void Exchange(StateStream state)
    {
        state.Exchange(network.Parameters.Span);
        session.Exchange(state);
        _best.Exchange(state);
        ExchangeEpochs(state);
        _timeBefore = Elapsed;
        _clock.Restart();
        state.Exchange(ref _timeBefore);
    }

    /// <summary>The time that the training has taken so far, interruptions not counted.</summary>
    private TimeSpan Elapsed => _timeBefore + _clock.Elapsed;

    private void Resume()
    {
        bool isResumed = checkpoint?.Resume(this) == true;
        if (ranks.Any(isResumed) && !ranks.IsAlone)
            Exchange(new StateBroadcast(ranks.Communicator));
    }

    private void Save()
    {
        if (options.CheckpointPath != null)
            session.Collect();
        checkpoint?.Save(this);
        if (!ranks.IsAlone)
            ranks.Meet();
    }

    /// <returns>Whether the user stops the training here.</returns>
    private bool RunEpoch()
    {
        EpochResult result = session.RunEpoch(_epochs.Count + 1);
        _epochs.Add(result);
        _best.Observe(result.Epoch, result.ValidationLoss ?? result.TrainingLoss, session.LogitScale);
        var report = new EpochReport(result, session.MetricName, options.EffectiveEpochs, Elapsed);
        options.EpochCompleted?.Invoke(report);
        return ranks.Any(report.Stop);
    }

    private void ExchangeEpochs(StateStream state)
    {
        int count = _epochs.Count;
        state.Exchange(ref count);
        for (int i = 0; i < count; i++)
        {
            EpochResult? epoch = i < _epochs.Count ? _epochs[i] : null;
            double training = epoch?.TrainingLoss ?? 0, validation = epoch?.ValidationLoss ?? 0, metric = epoch?.Metric ?? 0, rate = epoch?.LearningRate ?? 0;
            state.Exchange(ref training);
            state.Exchange(ref validation);
            state.Exchange(ref metric);
            state.Exchange(ref rate);
            if (epoch == null)
                _epochs.Add(new EpochResult(i + 1, training, hasValidation ? validation : null, rate, hasValidation ? metric : null));
        }
    }
}
