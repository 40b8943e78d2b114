using System.Globalization;
using System.Text;
using FourPixel.Net;
using FourPixel.Net.Pictures;

namespace FourPixel.Slides;

/// <summary>A picture of two by two pixels, each a brightness from -1 (black) to +1 (white).</summary>
/// <param name="TopLeft">From -1 to 1.</param>
/// <param name="TopRight">From -1 to 1.</param>
/// <param name="BottomLeft">From -1 to 1.</param>
/// <param name="BottomRight">From -1 to 1.</param>
/// <param name="Category">The category; null if it is unknown.</param>
/// <exception cref="ArgumentOutOfRangeException">A pixel is out of range.</exception>
public sealed record FourPixelPicture(float TopLeft, float TopRight, float BottomLeft, float BottomRight,
    FourPixelCategory? Category = null)
{
    /// <summary>The width in pixels.</summary>
    public const int Width = 2;

    /// <summary>The number of pixels.</summary>
    public const int PixelCount = 4;

    private static readonly string[] _shades = ["  ", "░░", "▒▒", "▓▓", "██"];

    /// <summary>The brightness at the top left, from -1 to 1.</summary>
    public float TopLeft { get; } = Check(TopLeft);

    /// <summary>The brightness at the top right, from -1 to 1.</summary>
    public float TopRight { get; } = Check(TopRight);

    /// <summary>The brightness at the bottom left, from -1 to 1.</summary>
    public float BottomLeft { get; } = Check(BottomLeft);

    /// <summary>The brightness at the bottom right, from -1 to 1.</summary>
    public float BottomRight { get; } = Check(BottomRight);

    /// <summary>The picture with black and white exchanged; it shows the same category.</summary>
    public FourPixelPicture Negative => new(-TopLeft, -TopRight, -BottomLeft, -BottomRight, Category);

    /// <summary>The input vector: the top row from left to right, then the bottom row.</summary>
    public float[] ToVector() => [TopLeft, TopRight, BottomLeft, BottomRight];

    /// <summary>The picture as two lines of text: a space for black, a full block for white.</summary>
    public string ToText() =>
        new StringBuilder().Append(Shade(TopLeft)).Append(Shade(TopRight)).Append('\n')
            .Append(Shade(BottomLeft)).Append(Shade(BottomRight)).ToString();

    /// <summary>The picture as an SVG.</summary>
    /// <param name="size">Its width and height; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public string ToSvg(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var svg = new SvgBuilder(size, size, Category?.ToString() ?? "A four-pixel picture",
            "Pixels: " + string.Join(", ", ToVector().Select(pixel => pixel.ToString(CultureInfo.InvariantCulture))));
        PictureTile.Draw(svg, ToVector(), Width, 0.5, 0.5, size - 1);
        return svg.ToString();
    }

    private static string Shade(float pixel) => _shades[(int)MathF.Round((pixel + 1) * 2)];

    private static float Check(float pixel) => pixel is >= -1 and <= 1
        ? pixel
        : throw new ArgumentOutOfRangeException(nameof(pixel), pixel,
            "A pixel is a brightness from -1 (black) to 1 (white).");
}
