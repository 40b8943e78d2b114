using FourPixel.Net;

namespace FourPixel.Slides;

/// <summary>
/// An attempt to get some of the pure pictures right by a linear rule: one weighted sum for each category, and the
/// largest wins.
/// </summary>
/// <param name="Pictures">The pictures that were to be got right.</param>
/// <param name="Network">The best rule found, a network of one layer.</param>
/// <param name="Right">How many of the pictures it gets right.</param>
/// <param name="Conflict">
/// Why no rule gets them all: two categories of which both polarities were wanted. Null where nothing speaks against
/// it.
/// </param>
public sealed record LinearRule(IReadOnlyList<FourPixelPicture> Pictures, Network Network, int Right,
    (FourPixelCategory First, FourPixelCategory Second)? Conflict)
{
    /// <summary>Whether the rule gets all of its pictures right.</summary>
    public bool Succeeds => Right == Pictures.Count;
}
