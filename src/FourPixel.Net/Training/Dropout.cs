using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// y = x m, m being 0 with the dropout's probability, else 1 / (1 - probability), so that sums keep their size (Srivastava
/// et al., 2014). The mask stays until the next step, for the way back.
/// </summary>
internal sealed unsafe class Dropout(double probability, int seed, int layer, int columns, int capacity)
{
    public PinnedBuffer Mask { get; } = new(checked(columns * capacity));

    public PinnedBuffer Outputs { get; } = new(checked(columns * capacity));

    /// <summary>Draws a new mask, which depends on the step alone, and lays it over the values.</summary>
    public void Apply(PinnedBuffer values, int rows, long step, ThreadTeam team) =>
        team.Run(rows, new RowJob(this, values, step));

    private readonly struct RowJob(Dropout dropout, PinnedBuffer values, long step) : IParallelJob
    {
        public void Run(int part) => dropout.ApplyRow(values, part, step);
    }

    private void ApplyRow(PinnedBuffer values, int row, long step)
    {
        var random = new SeededRandom(seed, RandomPurpose.Dropout, step, ((long)layer << 32) + row);
        float kept = (float)(1 / (1 - probability));
        nint start = (nint)row * columns;
        for (nint i = start; i < start + columns; i++)
        {
            float mask = random.NextSingle() < probability ? 0 : kept;
            Mask.Pointer[i] = mask;
            Outputs.Pointer[i] = mask * values.Pointer[i];
        }
    }
}
