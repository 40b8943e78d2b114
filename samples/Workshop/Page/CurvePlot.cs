using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>
/// Draws curves with ScottPlot, as SVG in the page's own colours, so that they follow light and dark. The position of the plotting
/// area is fixed, so that a script can put a marker on a curve.
/// </summary>
internal sealed partial class CurvePlot(int width, int height, string? xLabel = null)
{
    private const float Right = 12;
    private const float Top = 10;

    // Placeholders for the page's variables.
    private static readonly (Color Color, string Variable)[] _colors =
    [
        (new Color(0x10, 0x11, 0x12), "var(--muted)"),
        (new Color(0x20, 0x21, 0x22), "var(--line)"),
        (new Color(0x30, 0x31, 0x32), "var(--first)"),
        (new Color(0x40, 0x41, 0x42), "var(--second)"),
    ];

    private readonly List<Action<Plot>> _parts = [];

    private float Left => width < 400 ? 34 : 52;

    private float Bottom => xLabel == null ? 24 : 42;

    /// <summary>Adds a curve: the first kind is solid, the second dashed and in another colour.</summary>
    public CurvePlot Add(IEnumerable<float> x, IEnumerable<float> y, bool second = false)
    {
        double[] xs = [.. x.Select(value => (double)value)];
        double[] ys = [.. y.Select(value => (double)value)];
        _parts.Add(plot =>
        {
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(xs, ys, _colors[second ? 3 : 2].Color);
            line.LineWidth = second ? 1.6f : 2.2f;
            line.LinePattern = second ? LinePattern.Dashed : LinePattern.Solid;
        });
        return this;
    }

    /// <summary>Adds dots.</summary>
    public CurvePlot AddDots(IEnumerable<float> x, IEnumerable<float> y)
    {
        double[] xs = [.. x.Select(value => (double)value)];
        double[] ys = [.. y.Select(value => (double)value)];
        _parts.Add(plot => plot.Add.ScatterPoints(xs, ys, _colors[3].Color).MarkerSize = 7);
        return this;
    }

    public CurvePlot Limits(double left, double right, double bottom, double top)
    {
        _parts.Add(plot => plot.Axes.SetLimits(left, right, bottom, top));
        return this;
    }

    /// <summary>
    /// Creates the SVG, with its limits and plotting area as attributes for scripts, and optionally with a marker.
    /// </summary>
    public string ToSvg(string title, string description, bool marker = false)
    {
        using Plot plot = MakePlot();
        string svg = plot.GetSvgXml(width, height);
        AxisLimits limits = plot.Axes.GetLimits();
        string name = "plot-" + NotLetters().Replace(title.ToLowerInvariant(), "-");
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = svg[(svg.IndexOf('>') + 1)..svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
        svg = FirstOfList().Replace(FontFamily().Replace(svg, ""), "$1=\"$2\"");
        var clips = new Dictionary<string, string>();
        svg = ClipName().Replace(svg, match =>
        {
            clips.TryAdd(match.Value, $"{name}-{clips.Count}");
            return clips[match.Value];
        });
        foreach ((Color color, string variable) in _colors)
            svg = svg.Replace(color.ToHex(), variable, StringComparison.OrdinalIgnoreCase);
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <svg class="plot" viewBox="0 0 {width} {height}" role="img" data-left="{limits.Left:R}" data-right="{limits.Right:R}" data-bottom="{limits.Bottom:R}" data-top="{limits.Top:R}" data-area="{Left} {Top} {width - Right} {height - Bottom}">
            <title>{Html.Escape(title)}</title><desc>{Html.Escape(description)}</desc>
            {Blanks().Replace(svg, "\n").Trim()}
            {(marker ? "<circle class=\"marker\" r=\"7\" cx=\"-20\" cy=\"-20\"/>" : "")}
            </svg>
            """);
    }

    private Plot MakePlot()
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(_colors[0].Color);
        plot.Grid.MajorLineColor = _colors[1].Color;
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Bottom.Label.Text = xLabel ?? "";
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Bottom.Label.FontSize = 11;
        foreach (Action<Plot> part in _parts)
            part(plot);
        return plot;
    }

    /// <summary>The letters were positioned for a different font, so only the first position is kept.</summary>
    [GeneratedRegex("""\b(x|y)="(-?[0-9.e-]+), [^"]*"(?=[^>]*>)""")]
    private static partial Regex FirstOfList();

    /// <summary>The names of clips must be unique on the page, so they are replaced.</summary>
    [GeneratedRegex("cl_[0-9a-f]+")]
    private static partial Regex ClipName();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(" font-family=\"[^\"]*\"")]
    private static partial Regex FontFamily();

    [GeneratedRegex("\\s*\\n\\s*")]
    private static partial Regex Blanks();
}
