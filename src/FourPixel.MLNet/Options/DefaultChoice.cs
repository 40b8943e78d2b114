using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>
/// Chooses what the user left open. A network whose layers are given is trained as textbooks begin; one whose layers are left
/// open gets what did best on tables of different kinds: a wide and smooth network, held back by dropout and weight decay, a
/// learning rate that falls to 0 over a number of epochs that follows from the rows, and the best of these epochs.
/// </summary>
internal static class DefaultChoice
{
    /// <summary>Dropout makes it wide enough for much data and not too wide for little: on 270 rows of penguins, 128 did no better.</summary>
    private const int Width = 256;

    /// <summary>The second layer can be much narrower: what it costs grows with both widths, and what it brings does not.</summary>
    private const int SecondWidth = 64;

    private const int SparseWidth = 64;

    /// <summary>For <see cref="Optimizer.LBFGS"/>, which is for small data.</summary>
    private const int SmallWidth = 32;

    /// <summary>How many rows a network is shown in all, if that makes neither too few epochs nor too many.</summary>
    private const int RowsShown = 400_000;

    /// <summary>With more features than these that are not 0 in a row, the learning rate is smaller.</summary>
    private const int FeaturesOfFullRate = 500;

    private const int SampledRows = 1_000;

    private const int FewestEpochs = 10;
    private const int MostEpochs = 100;

    /// <summary>Sets what is not set, after which everything is.</summary>
    /// <param name="options">The user's options; changed.</param>
    /// <param name="training">The rows to learn from.</param>
    public static void Fill(FourPixelOptions options, ExampleSource training)
    {
        Choose(options, training);
        if (options.LearningRate == null && options.Optimizer != Optimizer.LBFGS && RateFactor(training) is < 1 and double factor)
            options.LearningRate = factor * options.EffectiveLearningRate;
        options.Settle();
    }

    /// <summary>
    /// A step moves every weight, so the sums of the first layer move by the step times the features that are not 0. Very many of
    /// them need smaller steps, or the first ones end far from where they began.
    /// </summary>
    private static double RateFactor(ExampleSource training)
    {
        if (training.InputCount <= FeaturesOfFullRate)
            return 1;
        ExampleSet sample = training.Sample(SampledRows);
        long filled = 0;
        for (int row = 0; row < sample.Rows; row++)
            filled += sample.InputsOf(row).Values.Length - sample.InputsOf(row).Values.Count(0f);
        return Math.Min(1, FeaturesOfFullRate * (double)sample.Rows / Math.Max(1, filled));
    }

    private static void Choose(FourPixelOptions options, ExampleSource training)
    {
        if (options.HiddenLayers != null)
            return;
        if (options.Optimizer == Optimizer.LBFGS)
        {
            options.HiddenLayers = [SmallWidth, SmallWidth];
            return;
        }

        options.HiddenLayers = training.IsSparse ? [SparseWidth] : [Width, SecondWidth];
        FillOptimizer(options, training);
        if (options.IsOpen(nameof(options.Activation)))
            options.Activation = Activation.SiLU;
        if (options.IsOpen(nameof(options.Dropout)))
            options.Dropout = 0.2;
        if (options.IsOpen(nameof(options.BatchSize)))
            options.BatchSize = ChooseBatchSize(training.Rows);
        if (options.IsOpen(nameof(options.NumberOfEpochs)))
            options.NumberOfEpochs = Math.Max(options.WarmupEpochs + 1, Math.Clamp(RowsShown / training.Rows, FewestEpochs, MostEpochs));
        if (options.IsOpen(nameof(options.Patience)))
            options.Patience = 0;
        if (options.IsOpen(nameof(options.TemperatureScaling)))
            options.TemperatureScaling = options.Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy;
        if (options.IsOpen(nameof(options.QuantileBins)) && options.InputScaling != InputScaling.None)
            options.QuantileBins = 64;
    }

    private static void FillOptimizer(FourPixelOptions options, ExampleSource training)
    {
        if (options.IsOpen(nameof(options.LearningRateSchedule)))
            options.LearningRateSchedule = LearningRateSchedule.Cosine;
        if (!options.IsOpen(nameof(options.Optimizer)))
            return;
        options.Optimizer = Optimizer.AdamW;
        options.LearningRate ??= 0.003 * RateFactor(training);
        options.WeightDecay ??= 0.1;
    }

    private static int ChooseBatchSize(int rows) => rows switch
    {
        < 1_000 => 32,
        < 10_000 => 128,
        _ => 256,
    };
}
