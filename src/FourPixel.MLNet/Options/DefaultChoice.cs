using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>
/// Chooses what the user left open. A network whose layers are given is trained as textbooks begin; one whose layers are left
/// open gets what did best on tables of different kinds: a wide and smooth network, held back by dropout and weight decay, a
/// learning rate that falls to 0 over a number of epochs that follows from the rows, and the best of these epochs.
/// </summary>
internal static class DefaultChoice
{
    private const int Width = 256;
    private const int SparseWidth = 64;

    /// <summary>For <see cref="Optimizer.LBFGS"/>, which is for small data.</summary>
    private const int SmallWidth = 32;

    /// <summary>How many rows a network is shown in all, if that makes neither too few epochs nor too many.</summary>
    private const int RowsShown = 600_000;

    private const int FewestEpochs = 10;
    private const int MostEpochs = 100;

    /// <summary>Fills in all that is not set.</summary>
    /// <param name="options">The user's options; changed.</param>
    /// <param name="training">The rows to learn from.</param>
    public static void Fill(FourPixelOptions options, ExampleSource training)
    {
        bool isOpen = options.HiddenLayers == null && options.EffectiveOptimizer != Optimizer.LBFGS;
        options.HiddenLayers ??= isOpen ? (training.IsSparse ? [SparseWidth] : [Width, Width]) : [SmallWidth, SmallWidth];
        if (isOpen)
            FillOpen(options, training);
        options.Activation ??= Activation.ReLU;
        options.Optimizer ??= options.EffectiveOptimizer;
        options.LearningRateSchedule ??= options.EffectiveLearningRateSchedule;
        options.Dropout ??= options.EffectiveDropout;
        options.BatchSize ??= options.EffectiveBatchSize;
        options.NumberOfEpochs ??= options.EffectiveNumberOfEpochs;
        options.Patience ??= options.EffectivePatience;
        options.TemperatureScaling ??= false;
        options.QuantileBins ??= 0;
    }

    private static void FillOpen(FourPixelOptions options, ExampleSource training)
    {
        if (options.Optimizer == null)
        {
            options.Optimizer = Optimizer.AdamW;
            options.LearningRate ??= 0.002;
            options.WeightDecay ??= 0.1;
        }
        options.LearningRateSchedule ??= LearningRateSchedule.Cosine;
        options.Activation ??= Activation.SiLU;
        options.Dropout ??= 0.3;
        options.BatchSize ??= ChooseBatchSize(training.Rows);
        options.NumberOfEpochs ??= Math.Clamp(RowsShown / training.Rows, FewestEpochs, MostEpochs);
        options.Patience ??= 0;
        options.TemperatureScaling ??= options.Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy;
        if (options.InputScaling != InputScaling.None)
            options.QuantileBins ??= 64;
    }

    private static int ChooseBatchSize(int rows) => rows switch
    {
        < 1_000 => 32,
        < 10_000 => 128,
        _ => 256,
    };
}
