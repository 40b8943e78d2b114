namespace FourPixel.MLNet;

/// <summary>What <see cref="Effort"/> means.</summary>
/// <param name="Members">The members of the network.</param>
/// <param name="HiddenLayers">The hidden layers of each member.</param>
/// <param name="QuantileBins">The maximum number of bins of a column.</param>
/// <param name="RowsShown">The total number of training rows over all epochs, within the limits of the number of epochs.</param>
/// <param name="MaxEpochs">The maximum number of epochs.</param>
/// <param name="TakesLargeSteps">Whether narrow members take fewer and larger steps, which saves time and costs a little accuracy.</param>
internal sealed record EffortPlan(int Members, int[] HiddenLayers, int QuantileBins, int RowsShown, int MaxEpochs, bool TakesLargeSteps)
{
    private const int MinEpochs = 10;

    private static EffortPlan Standard { get; } = new(8, [128, 64], 128, 800_000, 100, TakesLargeSteps: true);

    public static EffortPlan Of(Effort effort) => effort switch
    {
        Effort.Quick => new EffortPlan(4, [64, 32], 64, 200_000, 50, TakesLargeSteps: true),
        Effort.Thorough => Standard with { Members = 24, RowsShown = 1_600_000, TakesLargeSteps = false },
        _ => Standard,
    };

    /// <summary>The number of epochs that show <see cref="RowsShown"/> rows, or a share of them, within the limits.</summary>
    public int ChooseEpochs(int rows, double share = 1) => Math.Clamp((int)(share * RowsShown / rows), MinEpochs, MaxEpochs);
}
