using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>The properties that all FourPixel models have.</summary>
public interface IFourPixelModelParameters
{
    /// <summary>Gets the trained network. It takes unscaled features: input scaling is part of it.</summary>
    Network Network { get; }

    /// <summary>Gets the training history: the loss and the metric of each epoch.</summary>
    TrainingHistory History { get; }

    /// <summary>Gets a copy of the options that the model was trained with, including the seed that was used.</summary>
    FourPixelOptions Options { get; }
}
