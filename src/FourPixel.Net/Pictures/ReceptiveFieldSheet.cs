namespace FourPixel.Net.Pictures;

/// <summary>The receptive fields of a network's neurons on one sheet, layer by layer.</summary>
public static class ReceptiveFieldSheet
{
    private const double Width = 720;
    private const double Margin = 16;
    private const double Gap = 8;
    private const int MaxTile = 72;

    /// <summary>Draws the sheet as an SVG: each neuron's picture, its strongest pixel in full white or black.</summary>
    /// <param name="network">Any network; for an ensemble, its first member. If its inputs are not pictures, each receptive field is one row of pixels.</param>
    /// <param name="pictureWidth">
    /// The width of the picture in pixels; null for a square if possible, else one row.
    /// </param>
    /// <param name="maximumNeurons">
    /// The maximum number of neurons drawn for a layer, at least 1. For larger layers, the neurons with the largest weights
    /// are drawn, and the sheet shows the number of neurons.
    /// </param>
    /// <exception cref="ArgumentException">The network's scaler has bins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static string ToSvg(Network network, int? pictureWidth = null, int maximumNeurons = 40)
    {
        network = PixelNetwork.Of(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictureWidth ?? 1, 1, nameof(pictureWidth));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumNeurons, 1);
        int width = Math.Min(pictureWidth ?? PictureTile.GuessWidth(network.Inputs), network.Inputs);
        int[][] shown = [.. Enumerable.Range(0, network.Layers.Count).Select(
            i => StrongestNeurons.Of(network.Layers[i], maximumNeurons))];

        double height = Margin;
        double[] tops = new double[shown.Length];
        for (int i = 0; i < shown.Length; i++)
        {
            tops[i] = height;
            (int columns, double tile) = Grid(shown[i].Length);
            height += 26 + (Math.Ceiling((double)shown[i].Length / columns) * (TileHeight(network, width, tile)
                + Gap)) + Margin;
        }

        var svg = new SvgBuilder(Width, height, "Receptive fields",
            $"For each neuron of {network.Layers.Count} layers, the picture of the pixels that it responds to.");
        svg.Write($"<rect width=\"{Width}\" height=\"{height}\" rx=\"12\" fill=\"{NetworkDiagram.Panel}\"/>\n");
        for (int i = 0; i < shown.Length; i++)
            DrawLayer(svg, network, i, shown[i], width, tops[i]);
        return svg.ToString();
    }

    private static void DrawLayer(SvgBuilder svg, Network network, int layer, int[] neurons, int width, double top)
    {
        Layer described = network.Layers[layer];
        string count = neurons.Length == described.Outputs ? $"{described.Outputs}"
            : $"{neurons.Length} of {described.Outputs}";
        string name = layer == network.Layers.Count - 1 ? "output layer" : $"layer {layer + 1}";
        svg.Write($"<text x=\"{Margin}\" y=\"{top + 13}\" font-size=\"13\" fill=\"#fff\">{name}: {count} neurons, "
            + $"{described.Activation.ToString()}</text>\n");
        (int columns, double tile) = Grid(neurons.Length);
        IReadOnlyList<ReceptiveField> fields = ReceptiveField.Of(network, layer, neurons);
        for (int i = 0; i < fields.Count; i++)
        {
            double x = Margin + (i % columns * (tile + Gap));
            double y = top + 26 + (i / columns * (TileHeight(network, width, tile) + Gap));
            svg.Write($"<g data-layer=\"{layer + 1}\" data-neuron=\"{fields[i].Neuron}\"><title>{name}, neuron "
                + $"{fields[i].Neuron}</title>\n");
            PictureTile.Draw(svg, PictureTile.Stretch(fields[i].Pixels), width, x, y, tile);
            svg.Write($"</g>\n");
        }
    }

    private static (int Columns, double Tile) Grid(int neurons)
    {
        int columns = Math.Max(8, Math.Min(neurons, 10));
        return (columns, Math.Min(MaxTile, (Width - (2 * Margin) - ((columns - 1) * Gap)) / columns));
    }

    private static double TileHeight(Network network, int width, double tile) =>
        tile / width * PictureTile.RowsOf(network.Inputs, width);
}
