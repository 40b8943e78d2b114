namespace FourPixel.Net;

/// <summary>
/// How far a layer's first weights lie from zero, so that signals neither fade nor explode from layer to layer. Biases
/// start at 0.
/// </summary>
public enum WeightInitialization
{
    /// <summary>
    /// By the layer's activation: LeCun for SELU, He for the ReLU family, and Glorot for the rest.
    /// </summary>
    Automatic,

    /// <summary>Evenly within sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010).</summary>
    Glorot,

    /// <summary>Evenly within sqrt(6 / fan-in) (He et al., 2015).</summary>
    He,

    /// <summary>Evenly within sqrt(3 / fan-in) (LeCun et al., 1998).</summary>
    LeCun,
}
