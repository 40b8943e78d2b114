namespace FourPixel.MLNet;

/// <summary>How the rows of each class are weighted.</summary>
public enum ClassWeighting
{
    /// <summary>Equal weights, or those of <see cref="FourPixelClassificationOptions.ClassWeights"/>.</summary>
    None,

    /// <summary>
    /// Weights inversely proportional to the class frequencies: rows / (classes × rows of the class), so that all classes have
    /// the same total weight. Row weights are taken into account. Classes without rows are not counted.
    /// </summary>
    Balanced,
}
