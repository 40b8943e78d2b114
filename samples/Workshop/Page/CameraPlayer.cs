using System.Text.Json;
using FourPixel.Net;
using FourPixel.Net.Pictures;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>
/// Four pixels to click, and a network's diagram that lights up. The script computes nothing: it looks up the outputs
/// in a table that the engine computed, for all 81 pictures of black, grey and white pixels.
/// </summary>
internal static class CameraPlayer
{
    private static readonly string[] _places = ["top left", "top right", "bottom left", "bottom right"];

    /// <summary>
    /// For each picture, in the order of <see cref="FourPixelCamera.EveryPicture"/>, the answers of every layer.
    /// </summary>
    public static float[][][] Tabulate(Network network) =>
        [.. FourPixelCamera.EveryPicture().Select(picture => network.ForwardByLayer(picture.ToVector()))];

    /// <param name="name">The unique name of the control on the page.</param>
    /// <param name="network">A network with four inputs and four outputs.</param>
    /// <param name="start">The picture that it shows at first.</param>
    /// <param name="hint">What to do, in words.</param>
    public static string Html(string name, Network network, FourPixelPicture start, string hint)
    {
        float[] pixels = start.ToVector();
        string buttons = string.Concat(_places.Select((place, i) =>
            $"<button type=\"button\" data-pixel=\"{i}\" data-place=\"{place}\" data-value=\"{pixels[i]}\" "
                + $"aria-label=\"{place}\"></button>"));
        string presets = string.Concat(FourPixelCamera.PurePictures.Select((picture, i) =>
            $"<button type=\"button\" data-picture=\"{string.Join(' ', picture.ToVector())}\" "
                + $"aria-label=\"{picture.Category.ToString()!.ToLowerInvariant()}, "
                + $"{(i % 2 == 0 ? "first" : "second")} polarity\">{picture.ToSvg(30)}</button>"));
        string answers = string.Concat(Studio.CategoryNames.Select(category =>
            $"<li><span>{category}</span><span class=\"bar\"><i></i></span><output>0.00</output></li>"));
        string diagram = NetworkDiagram.ToSvg(network, new NetworkDiagramOptions
        {
            Inputs = pixels,
            OutputNames = Studio.CategoryNames,
            Title = $"Forward propagation through the {name} network",
        });
        return $$"""
            <div class="player camera" data-player="camera" id="player-{{name}}">
            <div class="controls">
            <p class="hint">{{Page.Html.Inline(hint)}}</p>
            <div class="pixels" role="group" aria-label="The four pixels">{{buttons}}</div>
            <div class="presets" role="group" aria-label="The eight pure pictures">{{presets}}</div>
            <ul class="answers" aria-label="Answers">{{answers}}</ul>
            <p class="verdict" role="status">It sees: <strong></strong></p>
            </div>
            <div class="scroll diagram" tabindex="0" role="group" aria-label="Diagram">{{diagram}}</div>
            <script type="application/json">{{JsonSerializer.Serialize(new { names = Studio.CategoryNames, table = Tabulate(network) })}}</script>
            </div>
            """;
    }
}
