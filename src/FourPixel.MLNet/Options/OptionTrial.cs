using FourPixel.Net;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Chooses options of which no rule tells how they suit the data: a smaller network is trained with each choice, and the one with
/// the least out-of-fold loss is taken. Only for few rows, where the wrong choice costs most and a trial least.
/// </summary>
/// <param name="training">The training rows.</param>
/// <param name="maker">Makes the networks.</param>
/// <param name="throwIfCancelled">Called before each batch.</param>
/// <param name="channel">Where the outcome goes.</param>
internal sealed class OptionTrial(ExampleSource training, NetworkMaker maker, Action throwIfCancelled, IChannel channel)
{
    /// <summary>With more rows, there is no trial.</summary>
    public const int MostRows = 10_000;

    private const int FewestRows = 100;
    private const int Members = 4;
    private const double InputDropout = 0.2;

    /// <summary>What differs by less than a hundredth differs by chance.</summary>
    private const double Improvement = 0.99;

    /// <summary>Changes what is null in the user's options and not clear from the data.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="chosen">Nothing of it is left open; changed.</param>
    public void Run(FourPixelOptions given, FourPixelOptions chosen)
    {
        if (chosen.Recipe != Recipe.Tabular || chosen.Optimizer == Optimizer.LBFGS
            || training is not ExampleSet { IsSparse: false, Rows: >= FewestRows } rows || rows.Rows > MostRows)
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

    /// <summary>What is tried, one after the other, each on top of those that were better.</summary>
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
