namespace FourPixel.Net;

/// <summary>
/// The distribution of a layer's initial weights. It keeps signals from vanishing or exploding across layers. Biases start at 0.
/// </summary>
public enum WeightInitialization
{
    /// <summary>Chosen by the layer's activation: LeCun for SELU, He for the ReLU family, and Glorot for the others.</summary>
    Automatic,

    /// <summary>Uniform between ±sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    Glorot,

    /// <summary>Uniform between ±sqrt(6 / fan-in) (He et al., 2015).</summary>
    He,

    /// <summary>Uniform between ±sqrt(3 / fan-in) (LeCun et al., 1998).</summary>
    LeCun,
}
