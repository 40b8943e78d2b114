namespace FourPixel.Net.Pictures;

/// <summary>The horizontal axis of a learning curve.</summary>
/// <param name="epochs">The epochs' numbers, in ascending order.</param>
/// <param name="left">The position of the first epoch; a single epoch is in the middle.</param>
/// <param name="right">The position of the last epoch.</param>
internal sealed class EpochAxis(IReadOnlyList<int> epochs, double left, double right)
{
    private const int MaxTicks = 10;

    public IReadOnlyList<int> Epochs => epochs;

    public double Left => left;

    public double Right => right;

    /// <summary>The first epoch, and round numbers after it.</summary>
    public IEnumerable<int> Ticks
    {
        get
        {
            int step = Math.Max(1, (int)PlotScale.RoundStep((double)epochs.Count / MaxTicks));
            return epochs.Where((epoch, i) => i == 0 || epoch % step == 0);
        }
    }

    /// <summary>The position of an epoch.</summary>
    public double At(int epoch) => epochs.Count == 1
        ? (left + right) / 2
        : left + ((right - left) * (epoch - epochs[0]) / (epochs[^1] - epochs[0]));
}
