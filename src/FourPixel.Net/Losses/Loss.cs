namespace FourPixel.Net;

/// <summary>What a wrong answer costs. A loss is a mean over rows, and over outputs where each output is judged by itself.</summary>
public enum Loss
{
    /// <summary>|answer - truth|. Least at the median.</summary>
    MeanAbsoluteError,

    /// <summary>(answer - truth)^2. Least at the mean.</summary>
    MeanSquaredError,

    /// <summary>Squared near the truth, absolute from <see cref="TrainingOptions.HuberDelta"/> on (Huber, 1964).</summary>
    Huber,

    /// <summary>The pinball loss, least at the <see cref="TrainingOptions.Quantile"/> (Koenker and Bassett, 1978).</summary>
    Quantile,

    /// <summary>rate - truth log(rate), for counts. The output activation is <see cref="Activation.Exponential"/>.</summary>
    Poisson,

    /// <summary>-(y log p + (1 - y) log(1 - p)). The output activation is <see cref="Activation.Sigmoid"/>.</summary>
    BinaryCrossEntropy,

    /// <summary>-sum over c of y_c log p_c. The output activation is <see cref="Activation.Softmax"/>.</summary>
    CategoricalCrossEntropy,
}
