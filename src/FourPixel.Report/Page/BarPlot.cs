using FourPixel.Net.Pictures;

namespace FourPixel.Report.Page;

/// <summary>Level bars with names and error bars, one below the other.</summary>
internal static class BarPlot
{
    private const double Width = 420, Row = 40, Left = 8, Right = 404, Foot = 46;

    /// <summary>Negative values up to this share of the longest bar are not shown.</summary>
    private const double Hardly = 0.05;

    /// <param name="title">The plot's title.</param>
    /// <param name="description">The description, for readers who can't see it.</param>
    /// <param name="unit">What the bars measure.</param>
    /// <param name="bars">The name, the length and the standard error of each.</param>
    public static string ToSvg(string title, string description, string unit, IReadOnlyList<(string Name, double Mean, double Error)> bars)
    {
        double bottom = (Row * bars.Count) + 4;
        double most = Math.Max(1e-9, bars.Max(bar => bar.Mean + bar.Error)), least = bars.Min(bar => bar.Mean - bar.Error);
        var scale = PlotScale.Straight(least < -Hardly * most ? least : 0, most);
        var svg = new SvgBuilder(Width, bottom + Foot, title, description);
        foreach ((double value, string label) in scale.Ticks)
        {
            double half = 4 * label.Length;
            svg.Write($"<path class=\"grid\" d=\"M{X(value)} 4V{bottom}\"/>");
            svg.Write($"<text x=\"{Math.Clamp(X(value), half, Width - half)}\" y=\"{bottom + 17}\" text-anchor=\"middle\">{label}</text>\n");
        }
        for (int i = 0; i < bars.Count; i++)
        {
            (string name, double mean, double error) = bars[i];
            double top = Row * i, left = Math.Min(X(0), X(mean));
            svg.Write($"<text class=\"name\" x=\"{Left}\" y=\"{top + 17}\">{SvgBuilder.Escape(Text.Shorten(name, 48))}</text>");
            svg.Write($"<rect class=\"first\" x=\"{left}\" y=\"{top + 23}\" width=\"{Math.Max(1, Math.Abs(X(mean) - X(0)))}\" height=\"11\" rx=\"2\"/>");
            svg.Write($"<path class=\"whisker\" d=\"M{X(mean - error)} {top + 28.5}H{X(mean + error)}M{X(mean - error)} {top + 24.5}v8M{X(mean + error)} {top + 24.5}v8\"/>\n");
        }
        svg.Write($"<text class=\"name\" x=\"{Right}\" y=\"{bottom + 38}\" text-anchor=\"end\">{SvgBuilder.Escape(unit)}</text>\n");
        return svg.ToString();

        double X(double value) => Left + ((Right - Left) * Math.Clamp(scale.At(value), 0, 1));
    }
}
