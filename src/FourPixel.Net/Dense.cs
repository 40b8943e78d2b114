namespace FourPixel.Net;

/// <summary>The specification of a fully connected layer.</summary>
/// <param name="Units">The number of neurons; at least 1.</param>
/// <param name="Activation">The activation function.</param>
/// <param name="Initialization">How the initial weights are drawn.</param>
public sealed record Dense(int Units, Activation Activation = Activation.Identity,
    WeightInitialization Initialization = WeightInitialization.Automatic);
