using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>What a four-pixel picture shows. Each category comes in both polarities.</summary>
public enum FourPixelCategory
{
    /// <summary>All white, or all black.</summary>
    Solid,

    /// <summary>The left column white, or the right.</summary>
    Vertical,

    /// <summary>One diagonal white, or the other.</summary>
    Diagonal,

    /// <summary>The top row white, or the bottom.</summary>
    Horizontal,
}
