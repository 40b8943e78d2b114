using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>What being off by d costs: the slides' four ideas.</summary>
public enum DeviationCost
{
    /// <summary>sqrt(d): far off is hardly worse than off.</summary>
    SquareRoot,

    /// <summary>d: the engine's <see cref="Loss.MeanAbsoluteError"/>.</summary>
    Absolute,

    /// <summary>d^2: the engine's <see cref="Loss.MeanSquaredError"/>.</summary>
    Squared,

    /// <summary>10^(d-1): each further one is ten times worse.</summary>
    PowerOfTen,
}
