namespace FourPixel.Net.Pictures;

/// <summary>The level axis of a learning curve.</summary>
/// <param name="epochs">The epochs' numbers, in ascending order.</param>
/// <param name="left">Where the first epoch is; a single epoch is in the middle.</param>
/// <param name="right">Where the last epoch is.</param>
internal sealed class EpochAxis(IReadOnlyList<int> epochs, double left, double right)
{
    private const int MostTicks = 10;

    public IReadOnlyList<int> Epochs => epochs;

    public double Left => left;

    public double Right => right;

    /// <summary>The first epoch, and round numbers after it.</summary>
    public IEnumerable<int> Ticks
    {
        get
        {
            int step = Math.Max(1, (int)PlotScale.RoundStep((double)epochs.Count / MostTicks));
            return epochs.Where((epoch, i) => i == 0 || epoch % step == 0);
        }
    }

    /// <summary>Where the epoch with this number is.</summary>
    public double At(int epoch) => epochs.Count == 1
        ? (left + right) / 2
        : left + ((right - left) * (epoch - epochs[0]) / (epochs[^1] - epochs[0]));
}
