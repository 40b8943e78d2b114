namespace FourPixel.MLNet;

/// <summary>How well several numbers at once are predicted: each target for itself, and the plain means over all.</summary>
/// <remarks>
/// Errors are in the units of their targets, so their means say something only where the units are the same; the mean of
/// <see cref="RSquared"/>, which has no unit, always does.
/// </remarks>
/// <param name="Targets">The metrics of each target, in the order of the slots; at least one.</param>
public sealed record MultiTargetRegressionMetrics(IReadOnlyList<TargetMetrics> Targets)
{
    /// <summary>The mean of the targets' <see cref="TargetMetrics.MeanAbsoluteError"/>.</summary>
    public double MeanAbsoluteError => Targets.Average(target => target.MeanAbsoluteError);

    /// <summary>The mean of the targets' <see cref="TargetMetrics.MeanSquaredError"/>.</summary>
    public double MeanSquaredError => Targets.Average(target => target.MeanSquaredError);

    /// <summary>The mean of the targets' <see cref="TargetMetrics.RootMeanSquaredError"/>.</summary>
    public double RootMeanSquaredError => Targets.Average(target => target.RootMeanSquaredError);

    /// <summary>The mean of the targets' <see cref="TargetMetrics.RSquared"/>.</summary>
    public double RSquared => Targets.Average(target => target.RSquared);
}
