namespace FourPixel.Net.Pictures;

/// <summary>What a network's diagram shows. Every property can be left as it is.</summary>
public sealed class NetworkDiagramOptions
{
    /// <summary>
    /// A row of input: each neuron shows its answer to it. Null, the default, leaves the neurons blank.
    /// </summary>
    public IReadOnlyList<float>? Inputs { get; set; }

    /// <summary>
    /// Pixels from left to right: each neuron shows its receptive field. Null, the default, takes inputs that make a
    /// square as a picture, and shows none otherwise; 0 shows none.
    /// </summary>
    public int? PictureWidth { get; set; }

    /// <summary>What the outputs mean, in order; null, the default, for none.</summary>
    public IReadOnlyList<string>? OutputNames { get; set; }

    /// <summary>
    /// The most neurons drawn of a layer, at least 1; 16 by default. A larger layer says how many there are.
    /// </summary>
    public int MaximumNeurons { get; set; } = 16;

    /// <summary>The picture's title, read out to those who cannot see it.</summary>
    public string Title { get; set; } = "A network";
}
