using FourPixel.Net;

namespace FourPixel.MLNet;

/// <summary>What every FourPixel model tells about itself.</summary>
public interface IFourPixelModelParameters
{
    /// <summary>The trained network, which takes raw features: its input scaling is part of it.</summary>
    Network Network { get; }

    /// <summary>The course of the training.</summary>
    TrainingHistory History { get; }

    /// <summary>A copy of the options that the model was trained with, with the seed that was used.</summary>
    FourPixelOptions Options { get; }
}
