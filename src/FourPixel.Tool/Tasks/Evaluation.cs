namespace FourPixel.Tool.Tasks;

/// <summary>The metrics of predictions.</summary>
/// <param name="Metrics">The first is the one that sums it up.</param>
/// <param name="Confusion">Which class was taken for which; null for numbers.</param>
internal sealed record Evaluation(IReadOnlyList<Metric> Metrics, Confusion? Confusion = null);
