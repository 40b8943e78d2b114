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
    private const int FewestRows = 100;
    private const int Members = 4;

    /// <summary>What differs by less than a hundredth differs by chance.</summary>
    private const double Improvement = 0.99;

    /// <summary>Changes what is null in the user's options and not clear from the data.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="chosen">Nothing of it is left open; changed.</param>
    public void Run(FourPixelOptions given, FourPixelOptions chosen)
    {
        EffortPlan plan = EffortPlan.Of(chosen.Effort);
        if (chosen.Recipe != Recipe.Tabular || chosen.Optimizer == Optimizer.LBFGS
            || training is not ExampleSet { IsSparse: false, Rows: >= FewestRows } rows || rows.Rows > plan.MostRowsOfTrial)
        {
            return;
        }
        if (given.InputDropout == null)
            chosen.InputDropout = 0;
        Action<FourPixelOptions>[] changes = [.. OptionChanges.Of(given, chosen)];
        if (changes.Length == 0)
            return;

        double least = LossOf(rows, chosen, plan);
        foreach (Action<FourPixelOptions> change in changes)
        {
            FourPixelOptions changed = chosen.Copy();
            change(changed);
            double loss = LossOf(rows, changed, plan);
            if (loss >= least * Improvement)
                continue;
            least = loss;
            change(chosen);
        }
        channel.Info($"Of {changes.Length + 1} trial runs, the lowest out-of-fold loss had {nameof(chosen.QuantileBins)} {chosen.QuantileBins}, {nameof(chosen.InputDropout)} {chosen.InputDropout}, "
            + $"{nameof(chosen.LearningRate)} {chosen.LearningRate} and {nameof(chosen.HiddenLayers)} {string.Join('-', chosen.HiddenLayers!)}.");
    }

    private double LossOf(ExampleSet rows, FourPixelOptions options, EffortPlan plan)
    {
        FourPixelOptions smaller = options.Copy();
        smaller.Members = Members;
        if (smaller.LayerActivations == null && plan.HiddenLayersOfTrial != null)
            smaller.HiddenLayers = plan.HiddenLayersOfTrial;
        smaller.NumberOfEpochs = Math.Max(options.WarmupEpochs + 1, options.NumberOfEpochs!.Value / 2);
        smaller.CheckpointPath = null;
        smaller.Communicator = null;
        smaller.EpochCompleted = null;
        smaller.ThrowIfCancelled = throwIfCancelled;
        TrainingHistory history = new NetworkTrainer(smaller).TrainWithFolds(maker.Make(smaller), rows, Members);
        return history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value;
    }
}
