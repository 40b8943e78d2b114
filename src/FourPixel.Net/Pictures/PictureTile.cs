namespace FourPixel.Net.Pictures;

/// <summary>Draws a small picture: pixel by pixel if there are few, else as an image.</summary>
internal static class PictureTile
{
    private const int MaximumRectangles = 64;

    /// <param name="svg">Where to draw.</param>
    /// <param name="pixels">From -1 (black) to 1 (white), row by row; values outside are clipped.</param>
    /// <param name="pictureWidth">The width of the picture in pixels.</param>
    /// <param name="x">The left edge.</param>
    /// <param name="y">The upper edge.</param>
    /// <param name="width">The width of the tile; its height follows from the number of rows.</param>
    public static void Draw(SvgBuilder svg, IReadOnlyList<float> pixels, int pictureWidth, double x, double y,
        double width)
    {
        int rows = RowsOf(pixels.Count, pictureWidth);
        double pixel = width / pictureWidth;
        if (pixels.Count > MaximumRectangles)
        {
            string image = Convert.ToBase64String(GreyPng.Encode(pixels, pictureWidth));
            svg.Write($"<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{rows * pixel}\" "
                + $"style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{image}\"/>\n");
        }
        else
        {
            svg.Write($"<g shape-rendering=\"crispEdges\">");
            for (int i = 0; i < pixels.Count; i++)
                svg.Write($"<rect x=\"{x + (i % pictureWidth * pixel)}\" y=\"{y + (i / pictureWidth * pixel)}\" "
                    + $"width=\"{pixel}\" height=\"{pixel}\" fill=\"{SvgBuilder.Grey(pixels[i])}\"/>");
            svg.Write($"</g>\n");
        }
        svg.Write($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{rows * pixel}\" fill=\"none\" "
            + $"stroke=\"#3a4452\" stroke-width=\"1\"/>\n");
    }

    public static int RowsOf(int pixels, int pictureWidth) => (pixels + pictureWidth - 1) / pictureWidth;

    /// <summary>The pixels, scaled so that the strongest is 1 or -1.</summary>
    public static float[] Stretch(IReadOnlyList<float> pixels)
    {
        float strongest = pixels.Max(MathF.Abs);
        return [.. pixels.Select(pixel => strongest > 0 && float.IsFinite(strongest) ? pixel / strongest : 0)];
    }

    /// <summary>The width of a square picture; the number of pixels if it is not a square.</summary>
    public static int GuessWidth(int pixels)
    {
        int side = (int)Math.Round(Math.Sqrt(pixels));
        return side * side == pixels ? side : pixels;
    }
}
