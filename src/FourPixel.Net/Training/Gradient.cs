using FourPixel.Net.Numerics;

namespace FourPixel.Net.Training;

/// <summary>
/// The derivative of a batch's loss by every parameter. Where a batch touches only some rows of the first layer's weights, there
/// is room for these rows only.
/// </summary>
internal sealed unsafe class Gradient
{
    private readonly Network _network;
    private readonly ITouchedRows? _touched;
    private PinnedBuffer _rows = new(0);
    private int[] _merged = [];
    private int? _mergedRows;

    /// <param name="network">The network.</param>
    /// <param name="touched">Tells which rows of the first layer's weights are touched; null if all of them always are.</param>
    public Gradient(Network network, ITouchedRows? touched = null)
    {
        _network = network;
        _touched = touched;
        RowLength = network.Layers[0].Outputs;
        FirstAlways = touched == null ? 0 : network.Inputs * RowLength;
        Values = new PinnedBuffer(network.ParameterCount - FirstAlways);
        Own = [FirstAlways..network.ParameterCount];
    }

    /// <summary>The first parameter that has a gradient in each batch; all after it have one, too.</summary>
    public int FirstAlways { get; }

    /// <summary>The gradients of all parameters from <see cref="FirstAlways"/> on.</summary>
    public PinnedBuffer Values { get; }

    /// <summary>Of the rows of the first layer's weights before that, those that are touched.</summary>
    public ReadOnlySpan<int> TouchedRows =>
        _mergedRows is int rows ? _merged.AsSpan(0, rows) : _touched == null ? [] : _touched.Touched;

    /// <summary>Adds the gradients of other ranks as they come up; null where there are none.</summary>
    public GradientSum? Sum { get; private set; }

    /// <summary>The parameters in a row of the first layer's weights.</summary>
    public int RowLength { get; }

    /// <summary>
    /// The parameters from <see cref="FirstAlways"/> on that this process moves. It has the gradients of all ranks of these only.
    /// </summary>
    public Range[] Own { get; private set; }

    /// <summary>All gradients of what this process moves lie in so many stretches: <see cref="Own"/>, and the touched rows.</summary>
    public int Stretches => Own.Length + TouchedRows.Length;

    /// <summary>Where the gradient of a parameter would be that is not in a touched row.</summary>
    public float* Pointer => Values.Pointer - FirstAlways;

    /// <summary>The gradient of the first layer's biases.</summary>
    public Span<float> OfBiases => Of(_network.Layers[0].BiasRange);

    /// <summary>The gradients of some of the parameters from <see cref="FirstAlways"/> on.</summary>
    public Span<float> Of(Range parameters) => Values.Span[(parameters.Start.Value - FirstAlways)..(parameters.End.Value - FirstAlways)];

    /// <summary>One of the stretches.</summary>
    public Span<float> Stretch(int i) => i < Own.Length
        ? Of(Own[i])
        : _rows.Span.Slice((i - Own.Length) * RowLength, RowLength);

    /// <summary>Adds the gradients of other ranks from now on.</summary>
    /// <param name="sum">Adds them.</param>
    /// <param name="own">Where this rank receives the sums.</param>
    public void Share(GradientSum sum, Range[] own) => (Sum, Own) = (sum, own);

    /// <summary>Makes room for the touched rows.</summary>
    public void ReserveRows() => ReserveRows(TouchedRows.Length);

    /// <summary>Makes room for a number of touched rows, and removes the present ones.</summary>
    public void ReserveRows(int count)
    {
        int length = checked(count * RowLength);
        if (length > _rows.Length)
            _rows = new PinnedBuffer((int)Math.Min(2L * length, _network.ParameterCount));
    }

    /// <summary>Has the rows that the batch of this rank touches again, instead of those of all ranks.</summary>
    public void Separate() => _mergedRows = null;

    /// <summary>Takes the rows that the batches of all ranks touch.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="values">Their gradients, row by row.</param>
    public void Merge(ReadOnlySpan<int> rows, ReadOnlySpan<float> values)
    {
        if (_merged.Length < rows.Length)
            _merged = new int[rows.Length];
        rows.CopyTo(_merged);
        _mergedRows = rows.Length;
        ReserveRows();
        values.CopyTo(_rows.Span);
    }

    /// <summary>The gradients of the first touched rows.</summary>
    public Span<float> FirstRows(int count) => _rows.Span[..(count * RowLength)];

    /// <summary>The gradient of the i-th touched row.</summary>
    public float* Row(int i) => _rows.Pointer + ((nint)i * RowLength);
}
