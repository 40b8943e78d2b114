namespace FourPixel.Samples.Service;

/// <summary>What is answered.</summary>
/// <param name="Species">The most probable species.</param>
/// <param name="Probability">How probable it is.</param>
/// <param name="Version">The model that says so.</param>
public sealed record Answer(string Species, float Probability, string Version);
