namespace FourPixel.Net;

/// <summary>
/// The loss function that training minimizes. It is averaged over rows, and over outputs if each output has its own loss.
/// </summary>
public enum Loss
{
    /// <summary>|output - target|. Its minimum is the median.</summary>
    MeanAbsoluteError,

    /// <summary>(output - target)^2. Its minimum is the mean.</summary>
    MeanSquaredError,

    /// <summary>
    /// Squared error for small deviations, absolute error from <see cref="TrainingOptions.HuberDelta"/> on (Huber, 1964).
    /// </summary>
    Huber,

    /// <summary>
    /// The pinball loss. Its minimum is the quantile <see cref="TrainingOptions.Quantile"/> (Koenker and Bassett, 1978).
    /// </summary>
    Quantile,

    /// <summary>rate - target log(rate), for counts. The output activation is <see cref="Activation.Exponential"/>.</summary>
    Poisson,

    /// <summary>-(y log p + (1 - y) log(1 - p)). The output activation is <see cref="Activation.Sigmoid"/>.</summary>
    BinaryCrossEntropy,

    /// <summary>-sum over c of y_c log p_c. The output activation is <see cref="Activation.Softmax"/>.</summary>
    CategoricalCrossEntropy,
}
