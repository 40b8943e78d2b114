using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop;

/// <summary>The pictures that the README shows.</summary>
internal static class Pictures
{
    /// <summary>Each picture with the name of its file.</summary>
    public static IEnumerable<(string Name, string Svg)> All(Studio studio)
    {
        yield return ("hand-wired-network.svg", NetworkDiagram.ToSvg(studio.HandWired, new NetworkDiagramOptions
        {
            Inputs = FourPixelCamera.PurePictures[2].ToVector(),
            OutputNames = Studio.CategoryNames,
            Title = "The network wired by hand sees a vertical picture",
        }));
    }
}
