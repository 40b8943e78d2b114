namespace FourPixel.Net;

/// <summary>How input columns are scaled before the first layer.</summary>
public enum InputScaling
{
    /// <summary>No scaling.</summary>
    None,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standard,

    /// <summary>
    /// Median 0 and interquartile range 1, with smooth clipping at 3, so that outliers change neither the scale of the other
    /// values nor the training.
    /// </summary>
    Robust,
}
