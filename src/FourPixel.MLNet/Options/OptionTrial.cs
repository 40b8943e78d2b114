using FourPixel.Net;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Chooses options of which no rule tells how they suit the data: a smaller network is trained with each choice, and the one with
/// the least out-of-fold loss is taken. Only for few rows, where the wrong choice costs most and a trial least.
/// </summary>
/// <param name="training">The rows to learn from.</param>
/// <param name="maker">Makes the networks.</param>
/// <param name="throwIfCancelled">Called before each batch.</param>
/// <param name="channel">Where the outcome goes.</param>
internal sealed class OptionTrial(ExampleSource training, NetworkMaker maker, Action throwIfCancelled, IChannel channel)
{
    private const int FewestRows = 100;

    /// <summary>With more rows, nothing is tried.</summary>
    public const int MostRows = 10_000;

    private const int Members = 4;
    private const double InputDropout = 0.2;

    /// <summary>What differs by less than a hundredth differs by chance.</summary>
    private const double Improvement = 0.99;

    private static readonly int[] _hiddenLayers = [64, 32];

    /// <summary>Changes what is null in the user's options and not clear from the data.</summary>
    /// <param name="given">The user's options.</param>
    /// <param name="chosen">Nothing of it is left open; changed.</param>
    public void Run(FourPixelOptions given, FourPixelOptions chosen)
    {
        bool triesBins = given.QuantileBins == null && chosen.QuantileBins > 0, triesDropout = given.InputDropout == null;
        if (chosen.Recipe != Recipe.Tabular || chosen.Optimizer == Optimizer.LBFGS || !(triesBins || triesDropout)
            || training is not ExampleSet { IsSparse: false, Rows: >= FewestRows and <= MostRows } rows)
        {
            return;
        }
        if (triesDropout)
            chosen.InputDropout = 0;
        double least = LossOf(rows, chosen);
        if (triesBins)
            Try(options => options.QuantileBins = 0);
        if (triesDropout)
            Try(options => options.InputDropout = InputDropout);
        channel.Info($"Of some trainings, {nameof(chosen.QuantileBins)} {chosen.QuantileBins} and {nameof(chosen.InputDropout)} {chosen.InputDropout} had the least out-of-fold loss.");

        void Try(Action<FourPixelOptions> change)
        {
            FourPixelOptions changed = chosen.Copy();
            change(changed);
            double loss = LossOf(rows, changed);
            if (loss >= least * Improvement)
                return;
            least = loss;
            change(chosen);
        }
    }

    private double LossOf(ExampleSet rows, FourPixelOptions options)
    {
        FourPixelOptions smaller = options.Copy();
        smaller.Members = Members;
        if (smaller.LayerActivations == null)
            smaller.HiddenLayers = _hiddenLayers;
        smaller.NumberOfEpochs = Math.Max(options.WarmupEpochs + 1, options.NumberOfEpochs!.Value / 2);
        smaller.CheckpointPath = null;
        smaller.Communicator = null;
        smaller.EpochCompleted = null;
        smaller.ThrowIfCancelled = throwIfCancelled;
        TrainingHistory history = new NetworkTrainer(smaller).TrainWithFolds(maker.Make(smaller), rows, Members);
        return history.Epochs[history.BestEpoch - 1].ValidationLoss!.Value;
    }
}
