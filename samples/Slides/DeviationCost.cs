using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>The cost of being off by d: the slides' four ideas.</summary>
public enum DeviationCost
{
    /// <summary>sqrt(d): large errors are hardly worse than small ones.</summary>
    SquareRoot,

    /// <summary>d: the engine's <see cref="Loss.MeanAbsoluteError"/>.</summary>
    Absolute,

    /// <summary>d^2: the engine's <see cref="Loss.MeanSquaredError"/>.</summary>
    Squared,

    /// <summary>10^(d-1): each additional one is ten times worse.</summary>
    PowerOfTen,
}
