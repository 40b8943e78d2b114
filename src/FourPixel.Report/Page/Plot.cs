using FourPixel.Net.Pictures;

namespace FourPixel.Report.Page;

/// <summary>A plot of points over two axes, as SVG in the page's own colours, so that it follows light and dark.</summary>
internal sealed class Plot
{
    /// <summary>Small enough that text can be read on a phone.</summary>
    private const double Width = 420, Height = 300, Left = 62, Right = 408, Top = 26, Bottom = 252;

    private readonly SvgBuilder _svg;
    private readonly PlotScale _x;
    private readonly PlotScale _y;

    public Plot(string title, string description, (PlotScale Scale, string Name) x, (PlotScale Scale, string Name) y)
    {
        (_x, _y) = (x.Scale, y.Scale);
        _svg = new SvgBuilder(Width, Height, title, description);
        DrawAxes(x.Name, y.Name);
    }

    /// <summary>The axis of a probability or another share.</summary>
    public static PlotScale Shares => PlotScale.Straight(0, 1);

    /// <summary>Draws a line through points; one that is not finite leaves a gap.</summary>
    /// <param name="points">The points.</param>
    /// <param name="style">The CSS class, which sets the colour.</param>
    /// <param name="name">The tooltip of the line.</param>
    public Plot Line(IEnumerable<(double X, double Y)> points, string style, string name = "")
    {
        _svg.Write($"<path class=\"line {style}\" d=\"");
        bool isDrawing = false;
        foreach ((double x, double y) in points)
        {
            bool isFinite = double.IsFinite(x) && double.IsFinite(y);
            if (isFinite)
                _svg.Write($"{(isDrawing ? "L" : "M")}{PlaceX(x)} {PlaceY(y)}{(isDrawing ? "" : "h0")}");
            isDrawing = isFinite;
        }
        _svg.Write($"\"><title>{SvgBuilder.Escape(name)}</title></path>\n");
        return this;
    }

    public Plot Dots(IEnumerable<(double X, double Y)> points, string style, double radius = 3)
    {
        _svg.Write($"<g class=\"{style}\">");
        foreach ((double x, double y) in points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
            _svg.Write($"<circle cx=\"{PlaceX(x)}\" cy=\"{PlaceY(y)}\" r=\"{radius}\"/>");
        _svg.Write($"</g>\n");
        return this;
    }

    /// <summary>Draws a bar from the axis up.</summary>
    public Plot Bar(double from, double to, double height, string style)
    {
        double left = PlaceX(from), top = PlaceY(height);
        _svg.Write($"<rect class=\"{style}\" x=\"{left + 0.5}\" y=\"{top}\" width=\"{Math.Max(0.5, PlaceX(to) - left - 1)}\" height=\"{Bottom - top}\"/>\n");
        return this;
    }

    public override string ToString() => _svg.ToString();

    private void DrawAxes(string xName, string yName)
    {
        foreach ((double value, string label) in _y.Ticks)
        {
            _svg.Write($"<path class=\"grid\" d=\"M{Left} {PlaceY(value)}H{Right}\"/>");
            _svg.Write($"<text x=\"{Left - 8}\" y=\"{PlaceY(value) + 4}\" text-anchor=\"end\">{label}</text>\n");
        }
        double last = double.NegativeInfinity;
        foreach ((double value, string label) in _x.Ticks)
        {
            double x = PlaceX(value), half = 4 * label.Length;
            double shown = Math.Min(x, Width - half);
            if (shown - half < last + 6)
                continue;
            last = shown + half;
            _svg.Write($"<text x=\"{shown}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{label}</text>\n");
        }
        _svg.Write($"<path class=\"axis\" d=\"M{Left} {Bottom}H{Right}\"/>\n");
        _svg.Write($"<text class=\"name\" x=\"{Right}\" y=\"{Bottom + 38}\" text-anchor=\"end\">{SvgBuilder.Escape(xName)}</text>\n");
        _svg.Write($"<text class=\"name\" x=\"4\" y=\"12\">{SvgBuilder.Escape(yName)}</text>\n");
    }

    private double PlaceX(double value) => Left + ((Right - Left) * Math.Clamp(_x.At(value), 0, 1));

    private double PlaceY(double value) => Bottom - ((Bottom - Top) * Math.Clamp(_y.At(value), 0, 1));
}
