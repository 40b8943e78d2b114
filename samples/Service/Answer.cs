namespace FourPixel.Samples.Service;

/// <summary>The response to a prediction request.</summary>
/// <param name="Species">The most probable species.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Version">The version of the model.</param>
public sealed record Answer(string Species, float Probability, string Version);
