namespace FourPixel.Net;

/// <summary>How the learning rate changes while the training goes on.</summary>
public enum LearningRateSchedule
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>
    /// Times <see cref="TrainingOptions.LearningRateDecay"/> each <see cref="TrainingOptions.LearningRateDecayEpochs"/> epochs.
    /// </summary>
    Step,

    /// <summary>
    /// The same decay in a smooth curve: times <see cref="TrainingOptions.LearningRateDecay"/> over
    /// <see cref="TrainingOptions.LearningRateDecayEpochs"/> epochs.
    /// </summary>
    Exponential,

    /// <summary>Divided by the square root of 1 + the epochs done.</summary>
    InverseScaling,

    /// <summary>Half a cosine, from the learning rate down to 0 at the last epoch (Loshchilov and Hutter, 2016).</summary>
    Cosine,

    /// <summary>
    /// Up from a 25th over the first three tenths of the epochs, and down to 0 over the rest, both along a cosine (Smith and
    /// Topin, 2017).
    /// </summary>
    OneCycle,

    /// <summary>
    /// Times <see cref="TrainingOptions.LearningRateDecay"/> whenever the loss has not improved for
    /// <see cref="TrainingOptions.LearningRateDecayEpochs"/> epochs.
    /// </summary>
    ReduceOnPlateau,
}
