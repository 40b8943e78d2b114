namespace FourPixel.Net.Pictures;

/// <summary>
/// A diagram of a network, from the inputs at the top to the outputs at the bottom. Each weight is a line: white if
/// positive, black if negative, greyer the smaller it is, and omitted if zero.
/// </summary>
public static class NetworkDiagram
{
    /// <summary>The background on which both white and black are visible.</summary>
    internal const string Panel = "#7d8a9c";

    private const double Margin = 20;
    private const double Spacing = 46;
    private const double LayerSpacing = 112;
    private const double Radius = 15;
    private const double TileSize = 24;

    /// <summary>Draws the diagram as an SVG.</summary>
    /// <param name="network">Any network; for an ensemble, its first member is drawn. A large network is summarized by its strongest neurons and weights.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer inputs or output names than the network has, or the network's scaler has bins.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static string ToSvg(Network network, NetworkDiagramOptions? options = null)
    {
        network = PixelNetwork.Of(network);
        options ??= new NetworkDiagramOptions();
        Check(network, options);
        int[][] shown = DiagramParts.ChooseNeurons(network, options.MaximumNeurons);
        double width = (2 * Margin) + (Spacing * Math.Max(7, shown.Max(neurons => neurons.Length)));
        double height = (2 * Margin) + (LayerSpacing * (shown.Length - 1)) + 78;
        string shape = string.Join(" - ", network.Layers.Select(layer => layer.Outputs).Prepend(network.Inputs));
        var svg = new SvgBuilder(width, height, options.Title,
            $"Layers of {shape} neurons. Lines are weights: white positive, black negative, missing where zero.");
        svg.Write($"<rect width=\"{width}\" height=\"{height}\" rx=\"12\" fill=\"{Panel}\"/>\n");

        for (int i = 0; i < network.Layers.Count; i++)
            DrawWeights(svg, network.Layers[i], i, shown, width);
        float[][]? answers = options.Inputs == null ? null
            : [[.. options.Inputs], .. network.ForwardByLayer([.. options.Inputs])];
        int pictureWidth = options.PictureWidth ?? DiagramParts.GuessPictureWidth(network.Inputs);
        for (int i = 0; i < shown.Length; i++)
        {
            DrawNeurons(svg, DiagramParts.Fields(network, i, shown[i], pictureWidth), pictureWidth, i, shown[i],
                answers?[i], width);
            if (DiagramParts.Caption(network, i, shown[i].Length) is string caption)
                svg.Write($"<text x=\"8\" y=\"{Top(i) - 24}\" font-size=\"10\" fill=\"#fff\">{caption}</text>\n");
        }
        for (int i = 0; i < shown[^1].Length && options.OutputNames != null; i++)
            svg.Write($"<text x=\"{Left(shown[^1], i, width)}\" y=\"{height - 12}\" font-size=\"10.5\" fill=\"#fff\" "
                + $"text-anchor=\"middle\">{SvgBuilder.Escape(options.OutputNames[shown[^1][i]])}</text>\n");
        return svg.ToString();
    }

    private static void DrawWeights(SvgBuilder svg, Layer layer, int index, int[][] shown, double width)
    {
        foreach (DiagramWeight weight in DiagramParts.ChooseWeights(layer, shown[index], shown[index + 1]))
        {
            svg.Write($"<line x1=\"{Left(shown[index], weight.From, width)}\" y1=\"{Top(index) + Radius}\" ");
            svg.Write($"x2=\"{Left(shown[index + 1], weight.To, width)}\" y2=\"{Top(index + 1) - Radius}\" ");
            svg.Write($"stroke=\"{SvgBuilder.Grey(weight.Strength)}\" "
                + $"stroke-width=\"{0.5 + (2 * Math.Abs(weight.Strength))}\" "
                + $"stroke-opacity=\"{Math.Min(1, 0.25 + Math.Abs(weight.Strength))}\"/>\n");
        }
    }

    private static void DrawNeurons(SvgBuilder svg, IReadOnlyList<IReadOnlyList<float>>? fields, int pictureWidth,
        int layer, int[] neurons,
        float[]? answers, double width)
    {
        for (int i = 0; i < neurons.Length; i++)
        {
            double x = Left(neurons, i, width);
            float answer = answers == null ? 0 : answers[neurons[i]];
            svg.Write($"<g class=\"neuron\" data-layer=\"{layer}\" data-neuron=\"{neurons[i]}\">");
            svg.Write($"<circle cx=\"{x}\" cy=\"{Top(layer)}\" r=\"{Radius}\" "
                + $"fill=\"{(answers == null ? "#9aa5b4" : SvgBuilder.Grey(answer))}\" stroke=\"#3a4452\"/>");
            string ink = SvgBuilder.InkOn(answer);
            svg.Write($"<text x=\"{x}\" y=\"{Top(layer) + 3.5}\" font-size=\"9.5\" text-anchor=\"middle\" "
                + $"fill=\"{ink}\">");
            if (answers != null)
                svg.Write($"{answer}");
            svg.Write($"</text>\n");
            if (fields != null)
                PictureTile.Draw(svg, fields[i], pictureWidth, x - (TileSize / 2), Top(layer) + Radius + 3, TileSize);
            svg.Write($"</g>\n");
        }
    }

    private static double Top(int layer) => Margin + 18 + (layer * LayerSpacing);

    private static double Left(int[] neurons, int index, double width) =>
        (width / 2) + ((index - ((neurons.Length - 1) / 2.0)) * Math.Min(Spacing * 2,
            (width - (2 * Margin)) / neurons.Length));

    private static void Check(Network network, NetworkDiagramOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumNeurons, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PictureWidth ?? 0, 0);
        if (options.Inputs != null && options.Inputs.Count != network.Inputs)
            throw new ArgumentException($"{options.Inputs.Count} inputs; the network has {network.Inputs}.",
                nameof(options));
        if (options.OutputNames != null && options.OutputNames.Count != network.Outputs)
            throw new ArgumentException($"{options.OutputNames.Count} names; the network has {network.Outputs} "
                + $"outputs.", nameof(options));
    }
}
