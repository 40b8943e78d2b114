using System.Text.Json;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>A marble to step down the squared loss, along the path that the engine's training took.</summary>
internal static class MarblePlayer
{
    public static string Html(OptimizationResult search, OptimizationResult marble)
    {
        double top = search.Path.Max(point => point.Cost) * 1.05;
        string plot = new CurvePlot(600, 320, "guess")
            .Add(search.Path.Select(point => (float)point.Guess), search.Path.Select(point => (float)point.Cost))
            .Limits(45, 75, 0, top)
            .ToSvg("The squared loss of each guess", $"A valley whose lowest point is at {search.Best.Guess:0.0}, "
                + $"and a marble on its left side.", marker: true);
        return $"""
            <div class="player" data-player="marble" id="player-marble">
            {plot}
            <div class="buttons">
            <button type="button" data-do="step">Step</button>
            <button type="button" data-do="roll">Let it roll</button>
            <button type="button" data-do="reset">Back to the top</button>
            </div>
            <p class="verdict" role="status"></p>
            <script type="application/json">{JsonSerializer.Serialize(new { path = marble.Path.Select(point => new[] { point.Guess, point.Cost }) })}</script>
            </div>
            """;
    }
}
