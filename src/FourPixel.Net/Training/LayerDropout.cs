using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Dropout of a layer's outputs. The mask stays until the next step, for the way back.</summary>
internal sealed class LayerDropout(Dropout dropout, int columns, int capacity)
{
    /// <summary>Rows that one thread works on at a stretch.</summary>
    private const int PartRows = 16;

    public PinnedBuffer Mask { get; } = new(checked(columns * capacity));

    public PinnedBuffer Outputs { get; } = new(checked(columns * capacity));

    /// <summary>Draws a new mask, and lays it over the values.</summary>
    public void Apply(PinnedBuffer values, int rows, long step, ThreadTeam team) =>
        team.Run((rows + PartRows - 1) / PartRows, new RowsJob(this, values, rows, step));

    private void ApplyRow(PinnedBuffer values, int row, long step)
    {
        int start = row * columns;
        Span<float> mask = Mask.Span.Slice(start, columns);
        dropout.Draw(mask, row, step);
        TensorPrimitives.Multiply(mask, values.Span.Slice(start, columns), Outputs.Span.Slice(start, columns));
    }

    private readonly struct RowsJob(LayerDropout layer, PinnedBuffer values, int rows, long step) : IParallelJob
    {
        public void Run(int part)
        {
            for (int row = part * PartRows; row < Math.Min((part + 1) * PartRows, rows); row++)
                layer.ApplyRow(values, row, step);
        }
    }
}
