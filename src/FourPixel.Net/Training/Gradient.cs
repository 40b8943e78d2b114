using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The derivative of a batch's loss by every parameter. Where a batch touches only some rows of the first layer's weights, there
/// is room for these rows only.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="inputs">Tells which rows of the first layer's weights are touched.</param>
internal sealed unsafe class Gradient(Network network, InputBatch inputs)
{
    private readonly int _firstParameter = inputs.TouchesAll ? 0 : network.Layers[0].BiasRange.Start.Value;
    private readonly int _rowLength = network.Layers[0].Outputs;
    private PinnedBuffer _rows = new(0);

    /// <summary>In the order of the parameters; without the first layer's weights where only some of their rows are touched.</summary>
    public PinnedBuffer Values { get; } = new(network.ParameterCount - (inputs.TouchesAll ? 0 : network.Layers[0].BiasRange.Start.Value));

    /// <summary>The touched rows of the first layer's weights; none where all are.</summary>
    public ReadOnlySpan<int> TouchedRows => inputs.TouchedRows;

    /// <summary>Whether all parameters have a gradient in each batch.</summary>
    public bool IsWhole => inputs.TouchesAll;

    /// <summary>All gradients lie in so many stretches.</summary>
    public int Stretches => 1 + TouchedRows.Length;

    /// <summary>Where the gradient of a parameter would be that is not in a touched row.</summary>
    public float* Pointer => Values.Pointer - _firstParameter;

    /// <summary>One of the stretches.</summary>
    public Span<float> Stretch(int i) => i == 0 ? Values.Span : _rows.Span.Slice((i - 1) * _rowLength, _rowLength);

    /// <summary>Makes room for the touched rows.</summary>
    public void ReserveRows()
    {
        int length = checked(TouchedRows.Length * _rowLength);
        if (length > _rows.Length)
            _rows = new PinnedBuffer((int)Math.Min(2L * length, network.ParameterCount));
    }

    /// <summary>The gradient of the i-th touched row.</summary>
    public float* Row(int i) => _rows.Pointer + ((nint)i * _rowLength);
}
