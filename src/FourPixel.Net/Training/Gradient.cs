using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>The derivative of a batch's loss by every parameter, in the order of the parameters.</summary>
/// <param name="network">The network.</param>
/// <param name="inputs">Tells which rows of the first layer's weights have a gradient.</param>
internal sealed class Gradient(Network network, InputBatch inputs)
{
    private readonly Layer _first = network.Layers[0];

    public PinnedBuffer Values { get; } = new(network.ParameterCount);

    /// <summary>
    /// The rows of the first layer's weights whose gradient is not 0; null for all. What stands in the other rows is of
    /// earlier batches.
    /// </summary>
    public IReadOnlyList<int>? TouchedRows => inputs.TouchedRows;

    /// <summary>The parameters that a touched row of the first layer's weights is made of.</summary>
    public Range RowRange(int row) => (row * _first.Outputs)..((row + 1) * _first.Outputs);

    /// <summary>All parameters whose gradient is not 0 lie in so many stretches.</summary>
    public int Stretches => TouchedRows == null ? 1 : TouchedRows.Count + 1;

    /// <summary>One of the stretches.</summary>
    public Span<float> Stretch(int i)
    {
        if (TouchedRows == null)
            return Values.Span;
        return Values.Span[i < TouchedRows.Count ? RowRange(TouchedRows[i]) : _first.BiasRange.Start..];
    }
}
