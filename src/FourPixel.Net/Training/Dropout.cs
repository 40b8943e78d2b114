using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// y = x m, m being 0 with the dropout's probability, else 1 / (1 - probability), so that sums keep their size (Srivastava
/// et al., 2014).
/// </summary>
/// <param name="probability">From 0 to below 1.</param>
/// <param name="seed">The training's seed.</param>
/// <param name="layer">The layer after which the numbers come; 0 for the inputs.</param>
internal sealed class Dropout(double probability, int seed, int layer)
{
    private readonly float _kept = (float)(1 / (1 - probability));

    /// <summary>Multiplies a row by a new mask, which depends on the step and the row alone.</summary>
    public void Apply(Span<float> values, int row, long step)
    {
        SeededRandom random = Start(row, step);
        foreach (ref float value in values)
            value *= Next(ref random);
    }

    /// <summary>Draws the same mask, and keeps it.</summary>
    public void Draw(Span<float> mask, int row, long step)
    {
        SeededRandom random = Start(row, step);
        foreach (ref float value in mask)
            value = Next(ref random);
    }

    private SeededRandom Start(int row, long step) => new(seed, RandomPurpose.Dropout, step, ((long)layer << 32) + row);

    private float Next(ref SeededRandom random) => random.NextSingle() < probability ? 0 : _kept;
}
