using System.Text.Json;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>A guess to drag along the four loss curves. The losses come from a table made by the library.</summary>
internal static class BagPlayer
{
    public static string Html(BagSample bags, IReadOnlyList<(DeviationCost Cost, string Name)> costs)
    {
        string choices = "", plots = "";
        var tables = new List<object>();
        for (int i = 0; i < costs.Count; i++)
        {
            (DeviationCost cost, string name) = costs[i];
            OptimizationResult search = Optimization.ExhaustiveSearch(bags, cost);
            bool isSquared = cost == DeviationCost.Squared;
            choices += $"<label><input type=\"radio\" name=\"cost\" value=\"{i}\"{(isSquared ? " checked" : "")}> "
                + $"{name}</label>";
            plots += $"<div data-cost=\"{i}\"{(isSquared ? "" : " hidden")}>{Plot(bags, search, cost, name)}</div>";
            tables.Add(new
            {
                best = search.Best.Guess,
                logarithmic = cost == DeviationCost.PowerOfTen,
                losses = search.Path.Select(point => point.Cost),
            });
        }
        return $"""
            <div class="player" data-player="bags" id="player-bags">
            <fieldset class="choices"><legend>What being off by d costs</legend>{choices}</fieldset>
            {plots}
            <label class="slide"><span>Your guess</span><input type="range" min="45" max="75" step="0.1" value="50" aria-label="Your guess"></label>
            <p class="verdict" role="status"></p>
            <script type="application/json">{JsonSerializer.Serialize(new { from = 45, step = 0.1, tables })}</script>
            </div>
            """;
    }

    private static string Plot(BagSample bags, OptimizationResult search, DeviationCost cost, string name)
    {
        bool isLogarithmic = cost == DeviationCost.PowerOfTen;
        float[] y = [.. search.Path.Select(point => (float)(isLogarithmic ? Math.Log10(point.Cost) : point.Cost))];
        double top = y.Max() * 1.05;
        return new CurvePlot(600, 320, isLogarithmic ? "guess (the curve is the logarithm of the loss)"
            : "guess (the dots are the bags)")
            .Add(search.Path.Select(point => (float)point.Guess), y)
            .AddDots(bags.Counts, bags.Counts.Select((count, i) =>
                (float)(top * (0.03 + (0.035 * bags.Counts.Take(i).Count(other => other == count))))))
            .Limits(45, 75, 0, top)
            .ToSvg($"The loss of each guess when being off by d costs {name}",
                $"A valley whose lowest point is at {search.Best.Guess:0.0}.", marker: true);
    }
}
