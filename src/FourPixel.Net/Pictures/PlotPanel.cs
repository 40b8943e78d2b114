namespace FourPixel.Net.Pictures;

/// <summary>A plotting area of a learning curve: a grid, and lines from epoch to epoch.</summary>
internal sealed class PlotPanel(SvgBuilder svg, EpochAxis axis, PlotScale scale, double top, double height)
{
    public const string Ink = "#1f2933";
    public const string Muted = "#66727f";

    private const string Grid = "#e4e8ed";

    /// <summary>Up to this many epochs, each epoch has a dot.</summary>
    private const int FewEpochs = 30;

    /// <summary>The grid lines with their labels, and the name of the axis.</summary>
    public void DrawGrid(string name)
    {
        foreach ((double value, string label) in scale.Ticks)
        {
            svg.Write($"<line x1=\"{axis.Left}\" x2=\"{axis.Right}\" y1=\"{Y(value)}\" y2=\"{Y(value)}\" stroke=\"{Grid}\"/>");
            svg.Write($"<text x=\"{axis.Left - 10}\" y=\"{Y(value) + 4}\" font-size=\"11\" fill=\"{Muted}\" "
                + $"text-anchor=\"end\">{label}</text>\n");
        }
        svg.Write($"<text x=\"{axis.Left}\" y=\"{top - 10}\" font-size=\"12\" fill=\"{Ink}\">{name}</text>\n");
    }

    /// <summary>A line with a gap wherever a value is not finite.</summary>
    public void DrawLine(IReadOnlyList<double> values, string color)
    {
        svg.Write($"<path fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\" "
            + $"stroke-linecap=\"round\" d=\"");
        bool isDrawing = false;
        for (int i = 0; i < values.Count; i++)
        {
            // A line of length 0 is a dot.
            if (double.IsFinite(values[i]))
                svg.Write($"{(isDrawing ? "L" : "M")}{axis.At(axis.Epochs[i])} {Y(values[i])}{(isDrawing ? "" : "h0")}");
            isDrawing = double.IsFinite(values[i]);
        }
        svg.Write($"\"/>\n");
        for (int i = 0; i < values.Count && values.Count <= FewEpochs; i++)
            DrawDot(axis.Epochs[i], values[i], color, radius: 3);
    }

    public void DrawDot(int epoch, double value, string color, double radius)
    {
        if (double.IsFinite(value))
        {
            svg.Write($"<circle cx=\"{axis.At(epoch)}\" cy=\"{Y(value)}\" r=\"{radius}\" fill=\"{color}\" "
                + $"stroke=\"#fff\" stroke-width=\"{radius / 3}\"/>\n");
        }
    }

    private double Y(double value) => top + (height * (1 - scale.At(value)));
}
