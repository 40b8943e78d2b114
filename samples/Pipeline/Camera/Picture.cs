using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>A picture of the four-pixel camera.</summary>
internal sealed class Picture
{
    /// <summary>The pixels: top left, top right, bottom left, bottom right. -1 is black, 1 white.</summary>
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public string Category { get; set; } = "";

    /// <summary>The eight pure pictures: four categories, each as a picture and its negative.</summary>
    public static IReadOnlyList<Picture> Pure { get; } =
    [
        Make("solid", 1, 1, 1, 1), Make("solid", -1, -1, -1, -1),
        Make("vertical", 1, -1, 1, -1), Make("vertical", -1, 1, -1, 1),
        Make("diagonal", 1, -1, -1, 1), Make("diagonal", -1, 1, 1, -1),
        Make("horizontal", 1, 1, -1, -1), Make("horizontal", -1, -1, 1, 1),
    ];

    /// <summary>Two lines of block characters.</summary>
    public string Draw() => $"{Draw(0)}{Draw(1)}\n{Draw(2)}{Draw(3)}";

    private string Draw(int pixel) => Features[pixel] > 0 ? "██" : "░░";

    private static Picture Make(string category, params float[] pixels) =>
        new() { Category = category, Features = pixels };
}
