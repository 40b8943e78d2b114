using FourPixel.Net;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Chooses options for which there is no rule: a smaller network is trained with each choice, and the choice with the lowest
/// out-of-fold loss is used. Only for small data, where a wrong choice costs most and a trial least.
/// </summary>
/// <param name="training">The training rows.</param>
/// <param name="maker">Creates the networks.</param>
/// <param name="throwIfCancelled">Called before each batch.</param>
/// <param name="channel">The log.</param>
internal sealed class OptionTrial(ExampleSource training, NetworkMaker maker, Action throwIfCancelled, IChannel channel)
{
    /// <summary>With more rows, there is no trial.</summary>
    public const int MaxRows = 10_000;

    private const int MinRows = 100;
    private const int Members = 4;
    private const double InputDropout = 0.2;

    /// <summary>The minimum relative improvement; less is considered noise.</summary>
    private const double Improvement = 0.99;

    /// <summary>Sets the options that the user left null and that can't be derived from the data.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="chosen">The complete options; changed.</param>
    public void Run(FourPixelOptions given, FourPixelOptions chosen)
    {
        if (chosen.Recipe != Recipe.Tabular || chosen.Optimizer == Optimizer.LBFGS
            || training is not ExampleSet { IsSparse: false, Rows: >= MinRows } rows || rows.Rows > MaxRows)
        {
            return;
        }
        if (given.InputDropout == null)
            chosen.InputDropout = 0;
        Action<FourPixelOptions>[] changes = [.. Changes(given, chosen)];
        if (changes.Length == 0)
            return;

        double least = LossOf(rows, chosen);
        foreach (Action<FourPixelOptions> change in changes)
        {
            FourPixelOptions changed = chosen.Copy();
            change(changed);
            double loss = LossOf(rows, changed);
            if (loss >= least * Improvement)
                continue;
            least = loss;
            change(chosen);
        }
        channel.Info($"Of {changes.Length + 1} trial runs, the lowest out-of-fold loss had {nameof(chosen.QuantileBins)} {chosen.QuantileBins} and {nameof(chosen.InputDropout)} {chosen.InputDropout}.");
    }

    /// <summary>The changes to try, one after another, each in addition to those that improved the loss.</summary>
    private static IEnumerable<Action<FourPixelOptions>> Changes(FourPixelOptions given, FourPixelOptions chosen)
    {
        if (given.QuantileBins == null && chosen.QuantileBins > 0)
            yield return options => options.QuantileBins = 0;
        if (given.InputDropout == null)
            yield return options => options.InputDropout = InputDropout;
    }

    private double LossOf(ExampleSet rows, FourPixelOptions options)
    {
        FourPixelOptions smaller = options.Copy();
        smaller.Members = Members;
        if (smaller.LayerActivations == null)
            smaller.HiddenLayers = [64, 32];
        smaller.NumberOfEpochs = Math.Max(options.WarmupEpochs + 1, options.NumberOfEpochs!.Value / 2);
        smaller.CheckpointPath = null;
        smaller.Communicator = null;
        smaller.EpochCompleted = null;
        smaller.ThrowIfCancelled = throwIfCancelled;
        TrainingHistory history = new NetworkTrainer(smaller).TrainWithFolds(maker.Make(smaller), rows, Members);
        return history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value;
    }
}
