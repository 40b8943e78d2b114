using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>Chooses every option that is null from the data and the options that are set.</summary>
internal static class DefaultChoice
{
    /// <summary>For <see cref="Optimizer.LBFGS"/>, which is for small data.</summary>
    private const int SmallWidth = 32;

    private const int TextbookWidth = 64;
    private const int SparseWidth = 64;

    /// <summary>With more nonzero features in a row, the learning rate is smaller.</summary>
    private const int FeaturesOfFullRate = 500;

    /// <summary>With fewer features, there is no input dropout.</summary>
    private const int FeaturesToSpare = 10;

    private const int SampledRows = 1_000;

    /// <summary>With fewer rows, batches are smaller, and so is the learning rate.</summary>
    private const int FewRows = 1_000;

    /// <summary>From this number of rows on, members are narrower.</summary>
    private const int ManyRows = 10_000;

    /// <summary>The share of the rows shown that suffices at larger steps.</summary>
    private const double ShareOfLargeSteps = 0.8;

    private static readonly int[] _narrowLayers = [32, 16];

    /// <summary>Sets all options that are null.</summary>
    /// <param name="options">The user's options; changed.</param>
    /// <param name="training">The rows for training and validation.</param>
    public static void Fill(FourPixelOptions options, ExampleSource training)
    {
        if (options.Recipe == Recipe.Tabular && options.Optimizer != Optimizer.LBFGS)
            FillTabular(options, training);
        FillTextbook(options);
        if (options.LearningRate == null && options.Optimizer != Optimizer.LBFGS)
            options.LearningRate = options.EffectiveLearningRate * RateFactor(training);
        options.WeightDecay ??= options.EffectiveWeightDecay;
    }

    private static void FillTabular(FourPixelOptions options, ExampleSource training)
    {
        EffortPlan plan = EffortPlan.Of(options.Effort);
        bool hasClasses = options.Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy;
        options.Members ??= training.IsSparse ? 1 : plan.Members;
        // To predict a single number, narrow members suffice: they overfit less and cost less.
        bool isNarrow = HasManyRowsOfOneTarget(training.Rows, training, options.Loss);
        options.HiddenLayers ??= ChooseLayers(training, plan, isNarrow);
        // Few weights learn at larger steps, and need fewer of them.
        bool takesLargeSteps = plan.TakesLargeSteps && isNarrow && options.HiddenLayers.All(width => width <= _narrowLayers[0]);
        if (options.LayerActivations == null)
            options.Activation ??= Activation.SiLU;
        if (options.InputScaling != InputScaling.None)
            options.QuantileBins ??= plan.QuantileBins;
        options.Dropout ??= isNarrow ? 0.05 : 0.1;
        options.InputDropout ??= hasClasses && training.InputCount >= FeaturesToSpare && !training.IsSparse ? 0.2 : 0;
        options.BatchSize ??= isNarrow ? 512 : ChooseBatchSize(training.Rows);
        options.NumberOfEpochs ??= Math.Max(options.WarmupEpochs + 1, plan.ChooseEpochs(training.Rows, takesLargeSteps ? ShareOfLargeSteps : 1));
        options.Patience ??= 0;
        options.TemperatureScaling ??= hasClasses;
        options.LearningRateSchedule ??= LearningRateSchedule.Cosine;
        options.Optimizer ??= Optimizer.AdamW;
        if (options.Optimizer != Optimizer.AdamW)
            return;
        options.LearningRate ??= (takesLargeSteps ? 0.01 : training.Rows < FewRows ? 0.003 : 0.005) * RateFactor(training);
        options.WeightDecay ??= takesLargeSteps ? 0.05 : 0.1;
    }

    /// <summary>Whether there are so many dense rows that members are narrow, and that bins are fitted to the target.</summary>
    /// <param name="rows">The number of rows, those of all ranks.</param>
    /// <param name="training">The rows.</param>
    /// <param name="loss">The loss.</param>
    public static bool HasManyRowsOfOneTarget(int rows, ExampleSource training, Loss loss) =>
        rows >= ManyRows && !training.IsSparse && training.TargetCount == 1 && loss != Loss.CategoricalCrossEntropy;

    /// <summary>Sets the remaining options to textbook defaults.</summary>
    private static void FillTextbook(FourPixelOptions options)
    {
        options.Optimizer ??= options.EffectiveOptimizer;
        options.Members ??= 1;
        options.HiddenLayers ??= options.Optimizer == Optimizer.LBFGS ? [SmallWidth, SmallWidth] : [TextbookWidth, TextbookWidth / 2];
        options.Activation ??= Activation.ReLU;
        options.QuantileBins ??= 0;
        options.Dropout ??= options.EffectiveDropout;
        options.InputDropout ??= options.EffectiveInputDropout;
        options.BatchSize ??= options.EffectiveBatchSize;
        options.NumberOfEpochs ??= Math.Max(options.WarmupEpochs + 1, options.EffectiveEpochs);
        options.Patience ??= options.EffectivePatience;
        options.TemperatureScaling ??= options.EffectiveTemperatureScaling;
        options.LearningRateSchedule ??= options.EffectiveSchedule;
    }

    /// <summary>
    /// A step changes every weight, so the sums of the first layer change by the step times the number of nonzero features. With very
    /// many of them, the steps must be smaller, or the first ones overshoot.
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

    private static int[] ChooseLayers(ExampleSource training, EffortPlan plan, bool isNarrow)
    {
        if (training.IsSparse)
            return [SparseWidth];
        if (isNarrow)
            return [.. _narrowLayers];
        return training.Rows < ManyRows ? [.. plan.HiddenLayers] : [plan.HiddenLayers[0] / 2, plan.HiddenLayers[1] / 2];
    }

    private static int ChooseBatchSize(int rows) => rows switch
    {
        < FewRows => 32,
        < ManyRows => 128,
        _ => 256,
    };
}
