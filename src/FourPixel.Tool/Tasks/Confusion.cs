using Microsoft.ML.Data;

namespace FourPixel.Tool.Tasks;

/// <summary>A confusion matrix.</summary>
/// <param name="Matrix">ML.NET's counts.</param>
/// <param name="Classes">The classes' names, in the order of the matrix.</param>
internal sealed record Confusion(ConfusionMatrix Matrix, string[] Classes);
