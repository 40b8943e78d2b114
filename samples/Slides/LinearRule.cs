using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// An attempt to classify some of the pure pictures by a linear rule: one weighted sum for each category, and the
/// largest wins.
/// </summary>
/// <param name="Pictures">The pictures to classify.</param>
/// <param name="Network">The best rule found, a network of one layer.</param>
/// <param name="Right">The number of pictures that it classifies correctly.</param>
/// <param name="Conflict">
/// Why there is no such rule: two categories with both polarities among the pictures. Null if there is no conflict.
/// </param>
public sealed record LinearRule(IReadOnlyList<FourPixelPicture> Pictures, Network Network, int Right,
    (FourPixelCategory First, FourPixelCategory Second)? Conflict)
{
    /// <summary>Whether the rule classifies all of its pictures correctly.</summary>
    public bool Succeeds => Right == Pictures.Count;
}
