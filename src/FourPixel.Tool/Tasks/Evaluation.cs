namespace FourPixel.Tool.Tasks;

/// <summary>The metrics of predictions.</summary>
/// <param name="Metrics">The metrics; the most important one first.</param>
/// <param name="Confusion">The confusion matrix; null for a regression.</param>
internal sealed record Evaluation(IReadOnlyList<Metric> Metrics, Confusion? Confusion = null);
