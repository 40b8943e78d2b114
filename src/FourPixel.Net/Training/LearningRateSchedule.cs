namespace FourPixel.Net;

/// <summary>How the learning rate changes during training.</summary>
public enum LearningRateSchedule
{
    /// <summary>The learning rate does not change.</summary>
    Constant,

    /// <summary>
    /// Multiplies by <see cref="TrainingOptions.LearningRateDecay"/> every <see cref="TrainingOptions.LearningRateDecayEpochs"/>
    /// epochs.
    /// </summary>
    Step,

    /// <summary>
    /// The same decay as a smooth curve: a factor of <see cref="TrainingOptions.LearningRateDecay"/> over
    /// <see cref="TrainingOptions.LearningRateDecayEpochs"/> epochs.
    /// </summary>
    Exponential,

    /// <summary>Divides by the square root of 1 + completed epochs.</summary>
    InverseScaling,

    /// <summary>Half a cosine, from the learning rate to 0 at the last epoch (Loshchilov and Hutter, 2016).</summary>
    Cosine,

    /// <summary>
    /// Rises from 1/25 of the learning rate over the first three tenths of the epochs and falls to 0 over the rest, both along a
    /// cosine (Smith and Topin, 2017).
    /// </summary>
    OneCycle,

    /// <summary>
    /// Multiplies by <see cref="TrainingOptions.LearningRateDecay"/> whenever the loss has not improved for
    /// <see cref="TrainingOptions.LearningRateDecayEpochs"/> epochs.
    /// </summary>
    ReduceOnPlateau,
}
