namespace FourPixel.MLNet;

/// <summary>What <see cref="Effort"/> means.</summary>
/// <param name="Members">The members of the network.</param>
/// <param name="HiddenLayers">The hidden layers of each member.</param>
/// <param name="QuantileBins">The most bins of a column.</param>
/// <param name="RowsShown">How many rows the network is shown in all, if that makes neither too few epochs nor too many.</param>
/// <param name="MostEpochs">The most epochs that this may be.</param>
/// <param name="MostRowsOfTrial">With more rows, there is no <see cref="OptionTrial"/>.</param>
/// <param name="HiddenLayersOfTrial">The hidden layers in a trial; null for those of the network.</param>
internal sealed record EffortPlan(int Members, int[] HiddenLayers, int QuantileBins, int RowsShown, int MostEpochs, int MostRowsOfTrial, int[]? HiddenLayersOfTrial)
{
    private const int FewestEpochs = 10;

    public static EffortPlan Of(Effort effort) => effort switch
    {
        Effort.Quick => new EffortPlan(4, [64, 32], 64, 200_000, 50, 10_000, [64, 32]),
        Effort.Thorough => new EffortPlan(16, [128, 64], 128, 1_600_000, 200, 50_000, null),
        _ => new EffortPlan(8, [128, 64], 128, 800_000, 100, 10_000, [64, 32]),
    };

    public int ChooseEpochs(int rows) => Math.Clamp(RowsShown / rows, FewestEpochs, MostEpochs);
}
