namespace FourPixel.MLNet;

/// <summary>What <see cref="Effort"/> means.</summary>
/// <param name="Members">The members of the network.</param>
/// <param name="HiddenLayers">The hidden layers of each member.</param>
/// <param name="QuantileBins">The most bins of a column.</param>
/// <param name="RowsShown">How many rows the network is shown in all, if that makes neither too few epochs nor too many.</param>
/// <param name="MostEpochs">The most epochs that this may be.</param>
internal sealed record EffortPlan(int Members, int[] HiddenLayers, int QuantileBins, int RowsShown, int MostEpochs)
{
    private const int FewestEpochs = 10;

    private static EffortPlan Standard { get; } = new(8, [128, 64], 128, 800_000, 100);

    public static EffortPlan Of(Effort effort) => effort switch
    {
        Effort.Quick => new EffortPlan(4, [64, 32], 64, 200_000, 50),
        Effort.Thorough => Standard with { Members = 24 },
        _ => Standard,
    };

    public int ChooseEpochs(int rows) => Math.Clamp(RowsShown / rows, FewestEpochs, MostEpochs);
}
