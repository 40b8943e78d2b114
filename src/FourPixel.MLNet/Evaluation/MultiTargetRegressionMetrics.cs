namespace FourPixel.MLNet;

/// <summary>The metrics of a regression with several targets: for each target, and averaged over the targets.</summary>
/// <remarks>
/// Errors have the units of their targets, so their averages are meaningful only if all targets have the same unit.
/// <see cref="RSquared"/> has no unit.
/// </remarks>
/// <param name="Targets">The metrics of each target, in the order of the label's slots; at least one.</param>
public sealed record MultiTargetRegressionMetrics(IReadOnlyList<TargetMetrics> Targets)
{
    /// <summary>Gets the mean of the targets' <see cref="TargetMetrics.MeanAbsoluteError"/>.</summary>
    public double MeanAbsoluteError => Targets.Average(target => target.MeanAbsoluteError);

    /// <summary>Gets the mean of the targets' <see cref="TargetMetrics.MeanSquaredError"/>.</summary>
    public double MeanSquaredError => Targets.Average(target => target.MeanSquaredError);

    /// <summary>Gets the mean of the targets' <see cref="TargetMetrics.RootMeanSquaredError"/>.</summary>
    public double RootMeanSquaredError => Targets.Average(target => target.RootMeanSquaredError);

    /// <summary>Gets the mean of the targets' <see cref="TargetMetrics.RSquared"/>.</summary>
    public double RSquared => Targets.Average(target => target.RSquared);
}
