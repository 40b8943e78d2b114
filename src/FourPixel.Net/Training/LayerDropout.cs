using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Dropout of a layer's outputs. The mask stays until the next step, for the way back.</summary>
internal sealed class LayerDropout(Dropout dropout, int columns, int capacity)
{
    public PinnedBuffer Mask { get; } = new(checked(columns * capacity));

    public PinnedBuffer Outputs { get; } = new(checked(columns * capacity));

    /// <summary>Draws a new mask, and lays it over the values.</summary>
    public void Apply(PinnedBuffer values, int rows, long step, ThreadTeam team) =>
        team.Run(rows, new RowJob(this, values, step));

    private readonly struct RowJob(LayerDropout layer, PinnedBuffer values, long step) : IParallelJob
    {
        public void Run(int part) => layer.ApplyRow(values, part, step);
    }

    private void ApplyRow(PinnedBuffer values, int row, long step)
    {
        int start = row * columns;
        Span<float> mask = Mask.Span.Slice(start, columns);
        dropout.Draw(mask, row, step);
        TensorPrimitives.Multiply(mask, values.Span.Slice(start, columns), Outputs.Span.Slice(start, columns));
    }
}
