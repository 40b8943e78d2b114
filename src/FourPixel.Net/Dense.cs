namespace FourPixel.Net;

/// <summary>A fully connected layer, as a network is asked for one.</summary>
/// <param name="Units">The number of neurons; at least 1.</param>
/// <param name="Activation">What is done to their weighted sums.</param>
/// <param name="Initialization">How the first weights are drawn.</param>
public sealed record Dense(int Units, Activation Activation = Activation.Identity,
    WeightInitialization Initialization = WeightInitialization.Automatic);
