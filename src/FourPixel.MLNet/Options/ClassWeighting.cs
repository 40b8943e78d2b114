namespace FourPixel.MLNet;

/// <summary>How much the rows of each class count.</summary>
public enum ClassWeighting
{
    /// <summary>All alike, or as <see cref="FourPixelClassificationOptions.ClassWeights"/> say.</summary>
    None,

    /// <summary>
    /// So that all classes together weigh the same: rows / (classes with rows * rows of the class), rows counting by their
    /// own weights.
    /// </summary>
    Balanced,
}
