using System.Text.Json.Serialization;
using FourPixel.Net.Numerics;
using FourPixel.Net.Optimizers;

namespace FourPixel.Net;

/// <summary>
/// How a network is trained. Every property can be left as it is. What is null has the default that textbooks begin with; the
/// trainers for ML.NET choose it from the data.
/// </summary>
public class TrainingOptions
{
    /// <summary>What a wrong answer costs. The output activation has to fit it.</summary>
    public Loss Loss { get; set; } = Loss.CategoricalCrossEntropy;

    /// <summary>
    /// Takes this share of the probability away from the true class and spreads it over all classes (Szegedy et al., 2015).
    /// From 0 to below 1; 0 by default. For the cross-entropies only, and refused elsewhere.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// The deviation from which <see cref="Loss.Huber"/> grows in a straight line. Positive; 1 by default. Refused with
    /// another loss.
    /// </summary>
    public double? HuberDelta { get; set; }

    /// <summary>
    /// The quantile that <see cref="Loss.Quantile"/> looks for. Between 0 and 1; 0.5, the median, by default. Refused with
    /// another loss.
    /// </summary>
    public double? Quantile { get; set; }

    /// <summary>How a gradient becomes a step; <see cref="Optimizer.Adam"/> by default.</summary>
    public Optimizer? Optimizer { get; set; }

    /// <summary>
    /// The length of a step. Positive; by default 0.01 for <see cref="Optimizer.SGD"/>, <see cref="Optimizer.Momentum"/>,
    /// <see cref="Optimizer.Nesterov"/> and <see cref="Optimizer.Adagrad"/>, and 0.001 for the others. Refused with
    /// <see cref="Optimizer.LBFGS"/>, which finds it.
    /// </summary>
    public double? LearningRate { get; set; }

    /// <summary>How the learning rate changes while the training goes on; not at all by default.</summary>
    public LearningRateSchedule? LearningRateSchedule { get; set; }

    /// <summary>
    /// The factor by which the step, exponential and plateau schedules shrink the learning rate. Between 0 and 1; 0.5 by
    /// default.
    /// </summary>
    public double LearningRateDecay { get; set; } = 0.5;

    /// <summary>
    /// The epochs between two decays of the step and exponential schedules, or without improvement for the plateau
    /// schedule. At least 1; 10 by default.
    /// </summary>
    public int LearningRateDecayEpochs { get; set; } = 10;

    /// <summary>
    /// The epochs over which the learning rate grows in a straight line from 0 before its schedule begins. At least 0 and
    /// below the number of epochs; 0 by default.
    /// </summary>
    public int WarmupEpochs { get; set; }

    /// <summary>
    /// The part of the last step that <see cref="Optimizer.Momentum"/> and <see cref="Optimizer.Nesterov"/> keep. From 0 to
    /// below 1; 0.9 by default.
    /// </summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>
    /// How long the Adam family remembers gradients: the part of the running mean that stays at each step. From 0 to below
    /// 1; 0.9 by default.
    /// </summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>
    /// How long the Adam family and <see cref="Optimizer.RMSprop"/> remember squared gradients. From 0 to below 1; 0.999 by
    /// default.
    /// </summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Keeps the adaptive optimizers from dividing by 0. Positive; 1e-8 by default.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Adds this times the sum of all |weights| to the loss. At least 0; 0 by default. Biases are left alone.</summary>
    public double L1Regularization { get; set; }

    /// <summary>
    /// Adds half this times the sum of all squared weights to the loss. At least 0; 0 by default. Biases are left alone.
    /// </summary>
    public double L2Regularization { get; set; }

    /// <summary>
    /// Shrinks each weight by learning rate times this at each step, beside the gradient (Loshchilov and Hutter, 2017). At
    /// least 0; by default 0.01 for <see cref="Optimizer.AdamW"/> and 0 for the others. Biases are left alone.
    /// </summary>
    public double? WeightDecay { get; set; }

    /// <summary>
    /// The share of hidden neurons that each training row does without, drawn anew each time (Srivastava et al., 2014). From
    /// 0 to below 1; 0 by default.
    /// </summary>
    public double? Dropout { get; set; }

    /// <summary>
    /// The share of inputs that each training row does without: it is as if they were 0 where most rows have 0, and at the column's
    /// centre elsewhere. From 0 to below 1; 0 by default.
    /// </summary>
    public double? InputDropout { get; set; }

    /// <summary>
    /// Scales the gradient of a batch down to this length where it is longer (Pascanu et al., 2013). At least 0; 0, which is
    /// the default, means no limit.
    /// </summary>
    public double MaximumGradientNorm { get; set; }

    /// <summary>
    /// Rows that are looked at before the weights move. At least 1; 32 by default. <see cref="Optimizer.LBFGS"/> does not
    /// use it: it looks at all rows.
    /// </summary>
    public int? BatchSize { get; set; }

    /// <summary>How often all rows are gone through, at most. At least 1; 100 by default.</summary>
    public int? NumberOfEpochs { get; set; }

    /// <summary>
    /// Stops after so many epochs in a row without improvement: of the validation loss, or of the training loss where there
    /// is no validation set. At least 0; 0 means never. 15 by default.
    /// </summary>
    public int? Patience { get; set; }

    /// <summary>
    /// After each epoch finds the number by which the raw outputs (logits) are best multiplied for the validation rows, judges
    /// the epoch by the loss with it, and leaves it in the weights of the output layer: temperature scaling (Guo et al., 2017).
    /// After the last epoch the biases of the output layer are shifted so that each class's mean probability is its share.
    /// A network that is surer of its answers than it has reason to be gets probabilities that can be believed. For the
    /// cross-entropies only, and refused elsewhere; without effect where there are no validation rows. Off by default.
    /// </summary>
    public bool? TemperatureScaling { get; set; }

    /// <summary>The loss has to fall by more than this to count as an improvement. At least 0; 0.0001 by default.</summary>
    public double MinimumImprovement { get; set; } = 1e-4;

    /// <summary>
    /// Everything random follows from it: first weights, order of the rows, dropout. The same seed and data give the same
    /// network, bit for bit, whatever the number of threads, on processors whose registers are as wide; registers of another
    /// width add up in another order. The engine takes 0 where there is none.
    /// </summary>
    public int? Seed { get; set; }

    /// <summary>Threads that may train. From 1 to 1,024; by default as many as the machine has processors.</summary>
    public int? NumberOfThreads { get; set; }

    /// <summary>
    /// The file into which the state of the training is written from time to time, and from which it goes on when it is
    /// started again with the same data and options: the network is, bit for bit, that of a training that was never
    /// interrupted. The file stays after the end, and starting again then gives the same network at once; to train anew,
    /// delete it or name another. A training that <see cref="EpochReport.Stop"/> ended goes on after the epoch where it was
    /// stopped. One file is for one training at a time. Null, which is the default, for none. Not saved with a model.
    /// </summary>
    /// <remarks>A file of another training, or a damaged one, is refused with a <see cref="CheckpointException"/>.</remarks>
    [JsonIgnore]
    public string? CheckpointPath { get; set; }

    /// <summary>
    /// The epochs between two checkpoints, where there is a <see cref="CheckpointPath"/>; the end of the training is always
    /// one. At least 1; 1 by default. Not saved with a model.
    /// </summary>
    [JsonIgnore]
    public int CheckpointInterval { get; set; } = 1;

    /// <summary>Called after each epoch, on the thread that trains. Not saved with a model.</summary>
    [JsonIgnore]
    public Action<EpochReport>? EpochCompleted { get; set; }

    /// <summary>
    /// Stops the training within a batch, with an <see cref="OperationCanceledException"/>. Not saved with a model.
    /// </summary>
    [JsonIgnore]
    public CancellationToken CancellationToken { get; set; }

    /// <summary>
    /// Connects this process with others that train the same network, each on rows of its own: a batch is then spread over all of them,
    /// and all end with the same network. Null, which is the default, for a process that trains alone. Not saved with a model.
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

    /// <summary>The most epochs that there may be where their number is not set.</summary>
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

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the option, its value and what is allowed.</exception>
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
            throw new ArgumentException("CheckpointPath is empty; it has to name a file, or be null for none.", nameof(CheckpointPath));
    }
}
