namespace FourPixel.Net;

/// <summary>How raw input columns are brought to one scale before the first layer.</summary>
public enum InputScaling
{
    /// <summary>As they come.</summary>
    None,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standard,

    /// <summary>
    /// Median 0 and a distance of 1 between the quartiles, with a smooth clip at 3: outliers change neither the scale of the rest
    /// nor the course of the training.
    /// </summary>
    Robust,
}
