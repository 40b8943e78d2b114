using System.Text.Json.Serialization;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;

namespace FourPixel.Net;

/// <summary>
/// The options of training. All properties have defaults. A property that is null has a conventional default in the engine; the
/// ML.NET trainers choose it from the data.
/// </summary>
public class TrainingOptions
{
    /// <summary>
    /// Gets or sets the loss function. The output activation has to match it. Default:
    /// <see cref="Loss.CategoricalCrossEntropy"/>.
    /// </summary>
    public Loss Loss { get; set; } = Loss.CategoricalCrossEntropy;

    /// <summary>
    /// Gets or sets label smoothing: the share of the probability that is taken from the true class and spread over all classes
    /// (Szegedy et al., 2015). From 0 to below 1. Default: 0. For the cross-entropies only.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// Gets or sets the absolute deviation from which <see cref="Loss.Huber"/> is linear. Above 0. Default: 1. For that loss
    /// only.
    /// </summary>
    public double? HuberDelta { get; set; }

    /// <summary>
    /// Gets or sets the quantile that <see cref="Loss.Quantile"/> predicts. Above 0 and below 1. Default: 0.5, the median. For
    /// that loss only.
    /// </summary>
    public double? Quantile { get; set; }

    /// <summary>Gets or sets the optimizer. Default: <see cref="Optimizer.Adam"/>.</summary>
    public Optimizer? Optimizer { get; set; }

    /// <summary>
    /// Gets or sets the learning rate (step size). Above 0. Default: 0.01 for <see cref="Optimizer.SGD"/>,
    /// <see cref="Optimizer.Momentum"/>, <see cref="Optimizer.Nesterov"/> and <see cref="Optimizer.Adagrad"/>, and 0.001 for the
    /// others. <see cref="Optimizer.LBFGS"/> has none: it finds its step size by a line search.
    /// </summary>
    public double? LearningRate { get; set; }

    /// <summary>
    /// Gets or sets how the learning rate changes during training. Default: <see cref="LearningRateSchedule.Constant"/>.
    /// </summary>
    public LearningRateSchedule? LearningRateSchedule { get; set; }

    /// <summary>
    /// Gets or sets the factor by which the step, exponential and plateau schedules reduce the learning rate. Above 0 and below
    /// 1. Default: 0.5.
    /// </summary>
    public double LearningRateDecay { get; set; } = 0.5;

    /// <summary>
    /// Gets or sets the number of epochs between two reductions of the step and exponential schedules, or without improvement for
    /// the plateau schedule. At least 1. Default: 10.
    /// </summary>
    public int LearningRateDecayEpochs { get; set; } = 10;

    /// <summary>
    /// Gets or sets the number of epochs over which the learning rate rises linearly from 0 before its schedule begins. At least
    /// 0 and below the number of epochs. Default: 0.
    /// </summary>
    public int WarmupEpochs { get; set; }

    /// <summary>
    /// Gets or sets the momentum of <see cref="Optimizer.Momentum"/> and <see cref="Optimizer.Nesterov"/>. From 0 to below 1.
    /// Default: 0.9.
    /// </summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>
    /// Gets or sets the exponential decay rate of the first moment estimates of Adam and its variants. From 0 to below 1.
    /// Default: 0.9.
    /// </summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>
    /// Gets or sets the exponential decay rate of the second moment estimates of Adam, its variants and
    /// <see cref="Optimizer.RMSprop"/>. From 0 to below 1. Default: 0.999.
    /// </summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Gets or sets the number that keeps the adaptive optimizers from dividing by 0. Above 0. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// Gets or sets the L1 regularization: the factor of the sum of absolute weights that is added to the loss. At least 0.
    /// Default: 0. Biases are not regularized.
    /// </summary>
    public double L1Regularization { get; set; }

    /// <summary>
    /// Gets or sets the L2 regularization: the factor of half the sum of squared weights that is added to the loss. At least 0.
    /// Default: 0. Biases are not regularized.
    /// </summary>
    public double L2Regularization { get; set; }

    /// <summary>
    /// Gets or sets the decoupled weight decay: each step multiplies each weight by 1 - learning rate × weight decay (Loshchilov
    /// and Hutter, 2017). At least 0. Default: 0.01 for <see cref="Optimizer.AdamW"/> and 0 for the others. Biases do not decay.
    /// </summary>
    public double? WeightDecay { get; set; }

    /// <summary>
    /// Gets or sets dropout: the share of hidden neurons that is dropped at random for each training row (Srivastava et al.,
    /// 2014). From 0 to below 1. Default: 0.
    /// </summary>
    public double? Dropout { get; set; }

    /// <summary>
    /// Gets or sets input dropout: the share of inputs that is dropped at random for each training row. A dropped input counts as
    /// the column's center, or as 0 if most rows have 0. From 0 to below 1. Default: 0.
    /// </summary>
    public double? InputDropout { get; set; }

    /// <summary>
    /// Gets or sets the maximum gradient norm: longer gradients are scaled down to it (Pascanu et al., 2013). At least 0. 0, the
    /// default, means no limit.
    /// </summary>
    public double MaximumGradientNorm { get; set; }

    /// <summary>
    /// Gets or sets the batch size, in rows. At least 1. Default: 32. <see cref="Optimizer.LBFGS"/> does not use it.
    /// </summary>
    public int? BatchSize { get; set; }

    /// <summary>Gets or sets the maximum number of epochs (passes over the training rows). At least 1. Default: 100.</summary>
    public int? NumberOfEpochs { get; set; }

    /// <summary>
    /// Gets or sets the number of epochs without improvement after which training stops (early stopping), measured by the
    /// validation loss, or by the training loss if there is no validation set. At least 0; 0 means never. Default: 15.
    /// </summary>
    public int? Patience { get; set; }

    /// <summary>
    /// Gets or sets whether probabilities are calibrated by temperature scaling (Guo et al., 2017). After each epoch, the factor
    /// of the logits with the lowest validation loss is found, the epoch is evaluated with it, and it becomes part of the output
    /// layer. After the last epoch, the biases of the output layer are shifted so that the mean probability of each class is its
    /// share of the validation rows. For the cross-entropies only; no effect without validation rows. Default: false.
    /// </summary>
    public bool? TemperatureScaling { get; set; }

    /// <summary>
    /// Gets or sets the amount by which the loss has to fall to count as an improvement. At least 0. Default: 0.0001.
    /// </summary>
    public double MinimumImprovement { get; set; } = 1e-4;

    /// <summary>
    /// Gets or sets the seed of initial weights, row order and dropout. The same seed and data give the same network, bit for
    /// bit, with any number of threads, on processors with vector registers of the same width; other widths sum in a different
    /// order. Null means 0 in the engine.
    /// </summary>
    public int? Seed { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of training threads. From 1 to 1,024. Default: the number of processors.
    /// </summary>
    public int? NumberOfThreads { get; set; }

    /// <summary>
    /// Gets or sets the checkpoint file. The state of training is written to it regularly. If you start again with the same data
    /// and options, training continues from it, and gives the same network, bit for bit, as without the interruption. The file is
    /// kept after the end, and starting again then returns the same network at once; to train again, delete it or use a different
    /// file. Training that <see cref="EpochReport.Stop"/> stopped continues after that epoch. Use one file for each training run.
    /// Null, the default, means no checkpoints. Not saved with the model.
    /// </summary>
    /// <remarks>
    /// A file that is damaged or belongs to a different training run is refused with a <see cref="CheckpointException"/>.
    /// </remarks>
    [JsonIgnore]
    public string? CheckpointPath { get; set; }

    /// <summary>
    /// Gets or sets the number of epochs between two checkpoints, if <see cref="CheckpointPath"/> is set. The end of training is
    /// always a checkpoint. At least 1. Default: 1. Not saved with the model.
    /// </summary>
    [JsonIgnore]
    public int CheckpointInterval { get; set; } = 1;

    /// <summary>
    /// Gets or sets a callback that is called after each epoch, on the training thread. Default: null. Not saved with the model.
    /// </summary>
    [JsonIgnore]
    public Action<EpochReport>? EpochCompleted { get; set; }

    /// <summary>
    /// Gets or sets the token that cancels training, within a batch, with an <see cref="OperationCanceledException"/>. Not saved
    /// with the model.
    /// </summary>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; set; }

    /// <summary>
    /// Gets or sets the communicator that connects this process with others that train the same network, each on its own rows.
    /// Batches are spread over all ranks, and all ranks get the same network. Null, the default, trains in this process alone.
    /// Not saved with the model.
    /// </summary>
    [JsonIgnore]
    public ICommunicator? Communicator { get; set; }

    /// <summary>Asks someone else, before each batch, whether the training is to be stopped; he throws if it is.</summary>
    internal Action? ThrowIfCancelled { get; set; }

    internal Optimizer EffectiveOptimizer => Optimizer ?? Net.Optimizer.Adam;

    internal LearningRateSchedule EffectiveSchedule => LearningRateSchedule ?? Net.LearningRateSchedule.Constant;

    internal double EffectiveDropout => Dropout ?? 0;

    internal double EffectiveInputDropout => InputDropout ?? 0;

    internal int EffectiveBatchSize => BatchSize ?? 32;

    internal int EffectiveEpochs => NumberOfEpochs ?? 100;

    /// <summary>The maximum number of epochs if their number is not set.</summary>
    private protected virtual int MostEpochsNotSet => EffectiveEpochs;

    internal int EffectivePatience => Patience ?? 15;

    internal bool EffectiveTemperatureScaling => TemperatureScaling ?? false;

    internal double EffectiveLearningRate => LearningRate ?? EffectiveOptimizer switch
    {
        Net.Optimizer.SGD or Net.Optimizer.Momentum or Net.Optimizer.Nesterov or Net.Optimizer.Adagrad => 0.01,
        _ => 0.001,
    };

    internal double EffectiveHuberDelta => HuberDelta ?? 1;

    internal double EffectiveQuantile => Quantile ?? 0.5;

    internal double EffectiveWeightDecay => WeightDecay ?? (EffectiveOptimizer == Net.Optimizer.AdamW ? 0.01 : 0);

    /// <summary>Validates all options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of range. The message names the option, its value and what is allowed.
    /// </exception>
    public virtual void Validate()
    {
        OptionCheck.IsDefined(Loss);
        OptionCheck.IsFraction(LabelSmoothing);
        OptionCheck.IsPositive(EffectiveHuberDelta, nameof(HuberDelta));
        OptionCheck.IsInside(EffectiveQuantile, 0, 1, nameof(Quantile));
        OptionCheck.Fits(LabelSmoothing == 0 || Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy, Loss, nameof(LabelSmoothing));
        OptionCheck.Fits(!EffectiveTemperatureScaling || Loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy, Loss, nameof(TemperatureScaling));
        OptionCheck.Fits(HuberDelta == null || Loss == Loss.Huber, Loss, nameof(HuberDelta));
        OptionCheck.Fits(Quantile == null || Loss == Loss.Quantile, Loss, nameof(Quantile));
        OptionCheck.IsDefined(EffectiveOptimizer, nameof(Optimizer));
        OptionCheck.IsPositive(EffectiveLearningRate, nameof(LearningRate));
        OptionCheck.IsDefined(EffectiveSchedule, nameof(LearningRateSchedule));
        OptionCheck.IsInside(LearningRateDecay, 0, 1);
        OptionCheck.IsAtLeast(LearningRateDecayEpochs, 1);
        OptionCheck.IsAtLeast(WarmupEpochs, 0);
        OptionCheck.IsFraction(Momentum);
        OptionCheck.IsFraction(Beta1);
        OptionCheck.IsFraction(Beta2);
        OptionCheck.IsPositive(Epsilon);
        OptionCheck.IsNotNegative(L1Regularization);
        OptionCheck.IsNotNegative(L2Regularization);
        OptionCheck.IsNotNegative(EffectiveWeightDecay, nameof(WeightDecay));
        OptionCheck.IsFraction(EffectiveDropout, nameof(Dropout));
        OptionCheck.IsFraction(EffectiveInputDropout, nameof(InputDropout));
        OptionCheck.IsNotNegative(MaximumGradientNorm);
        OptionCheck.IsAtLeast(EffectiveBatchSize, 1, nameof(BatchSize));
        OptionCheck.IsAtLeast(EffectiveEpochs, 1, nameof(NumberOfEpochs));
        OptionCheck.IsAtMost(WarmupEpochs, (NumberOfEpochs ?? MostEpochsNotSet) - 1);
        OptionCheck.IsAtLeast(EffectivePatience, 0, nameof(Patience));
        OptionCheck.IsNotNegative(MinimumImprovement);
        OptionCheck.IsAtLeast(NumberOfThreads ?? 1, 1, nameof(NumberOfThreads));
        OptionCheck.IsAtMost(NumberOfThreads ?? 1, ThreadTeam.MaximumThreads, nameof(NumberOfThreads));
        if (EffectiveOptimizer == Net.Optimizer.LBFGS)
            LBFGSCheck.Run(this);
        OptionCheck.IsAtLeast(CheckpointInterval, 1);
        if (CheckpointPath != null && string.IsNullOrWhiteSpace(CheckpointPath))
            throw new ArgumentException("CheckpointPath is empty; it must be a file name, or null for no checkpoints.", nameof(CheckpointPath));
    }
}
