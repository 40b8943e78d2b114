namespace FourPixel.Net.Pictures;

/// <summary>The options of a network diagram. All of them are optional.</summary>
public sealed class NetworkDiagramOptions
{
    /// <summary>
    /// Gets or sets a row of inputs: each neuron shows its output for it. Null, the default, shows no outputs.
    /// </summary>
    public IReadOnlyList<float>? Inputs { get; set; }

    /// <summary>
    /// Gets or sets the width of the input picture in pixels: each neuron shows its receptive field. Null, the default, treats a
    /// square number of inputs as a picture; 0 shows no receptive fields.
    /// </summary>
    public int? PictureWidth { get; set; }

    /// <summary>Gets or sets the names of the outputs, in order; null, the default, for none.</summary>
    public IReadOnlyList<string>? OutputNames { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of neurons drawn for a layer, at least 1; 16 by default. For larger layers, the diagram shows the number of neurons.
    /// </summary>
    public int MaximumNeurons { get; set; } = 16;

    /// <summary>Gets or sets the title, which screen readers read out.</summary>
    public string Title { get; set; } = "A network";
}
