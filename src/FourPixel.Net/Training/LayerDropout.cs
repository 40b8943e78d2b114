using System.Numerics.Tensors;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>Dropout of a layer's outputs. The mask stays until the next step, for the way back.</summary>
internal sealed class LayerDropout(Dropout dropout, int columns, int capacity)
{
    private readonly ulong[] _keys = new ulong[capacity];

    /// <summary>Whether outputs are silenced.</summary>
    public bool IsOn { get; private set; }

    /// <summary>[rows, columns].</summary>
    public PinnedBuffer Mask { get; } = new(checked(columns * capacity));

    /// <summary>What is left of the layer's outputs, [rows, columns].</summary>
    public PinnedBuffer Outputs { get; } = new(checked(columns * capacity));

    /// <summary>Begins a training step; null where nothing is to be silenced.</summary>
    public void Start(long? step, int rows)
    {
        IsOn = step != null;
        for (int row = 0; row < rows && IsOn; row++)
            _keys[row] = dropout.KeyOf(row, step!.Value);
    }

    /// <summary>Draws a new mask for a block of the layer's outputs, and lays it over them.</summary>
    public void Apply(PinnedBuffer values, int firstRow, int rows, int column, int count)
    {
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            int start = (row * columns) + column;
            Span<float> mask = Mask.Span.Slice(start, count);
            dropout.Draw(mask, column, _keys[row]);
            TensorPrimitives.Multiply(mask, values.Span.Slice(start, count), Outputs.Span.Slice(start, count));
        }
    }
}
