using System.Numerics;
using System.Runtime.InteropServices;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;
using FourPixel.Net.Scoring;

namespace FourPixel.Net.Explanation;

/// <summary>
/// The weighted sums of the first layer as a sum over the columns of a row. A column's share is its scaled number times the
/// column's weights, and what its bins add: share = coefficient W_column + sum over its knots of coefficient V_knot. The sums of
/// a row of zeros and the biases are the same for all rows and belong to no column.
/// </summary>
internal sealed unsafe class EncodedFirstLayer
{
    private readonly Network _network;
    private readonly RowEncoder _encoder;
    private readonly BinKnots? _knots;
    private readonly KnotTable? _table;
    private readonly PinnedBuffer _start;

    public EncodedFirstLayer(Network network)
    {
        _network = network;
        Width = network.Layers[0].Outputs;
        _encoder = RowEncoder.ListOnly(network.InputScaler, network.Inputs);
        _knots = network.InputScaler?.Bins?.Knots;
        _table = KnotTable.Of(network);
        _start = new PinnedBuffer(Width);

        var zeros = new SparseRows(1);
        zeros.AddZeros(_encoder);
        LayerKernel.Sums.Run(zeros[0], Weights, Width, network.Parameters.Pointer + network.Layers[0].BiasRange.Start.Value, _start.Pointer, Width);
    }

    /// <summary>The neurons of the first layer.</summary>
    public int Width { get; }

    /// <summary>The constant part of the sums: the biases, and the sums of a row of zeros.</summary>
    public float* Start => _start.Pointer;

    private float* Weights => _network.Parameters.Pointer + _network.Layers[0].WeightRange.Start.Value;

    /// <summary>Encodes rows: lists the terms of their shares.</summary>
    /// <param name="rows">Receives the terms; its old content is removed.</param>
    /// <param name="inputs">The rows.</param>
    public void Encode(EncodedRows rows, InputStore inputs)
    {
        rows.Clear();
        for (int row = 0; row < inputs.Rows; row++)
            Reserve(rows, inputs[row]);
        for (int row = 0; row < inputs.Rows; row++)
            Set(rows, row, inputs[row]);
    }

    /// <inheritdoc cref="Encode(EncodedRows, InputStore)"/>
    public void Encode(EncodedRows rows, InputRow inputs)
    {
        rows.Clear();
        Reserve(rows, inputs);
        Set(rows, 0, inputs);
    }

    /// <summary>Sums the shares of all columns.</summary>
    /// <param name="rows">The encoded rows.</param>
    /// <param name="row">The index of the row.</param>
    /// <param name="sums">Receives <see cref="Width"/> sums.</param>
    public void Sum(EncodedRows rows, int row, Span<float> sums)
    {
        fixed (float* result = sums)
        {
            LayerKernel.Sums.Run(rows.Columns[row], Weights, Width, null, result, Width);
            if (_table != null)
                LayerKernel.Sums.Run(rows.Knots[row], _table[0].Data, Width, result, result, Width);
        }
    }

    /// <summary>Adds factor times (share of the column . slopes) to the contribution of every column.</summary>
    /// <param name="rows">The encoded rows.</param>
    /// <param name="row">The index of the row.</param>
    /// <param name="slopes">The slope of the score for each neuron's sum.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="contributions">One for each column.</param>
    public void AddContributions(EncodedRows rows, int row, ReadOnlySpan<float> slopes, double factor, Span<double> contributions)
    {
        SparseRow columns = rows.Columns[row], knots = rows.Knots[row];
        for (int i = 0; i < columns.Count; i++)
        {
            nint column = columns.Column(i);
            contributions[(int)column] += factor * *columns.Value(i) * Dot(slopes, Weights + (column * Width));
        }
        for (int i = 0; i < knots.Count; i++)
        {
            nint knot = knots.Column(i);
            contributions[_knots!.ColumnOf[knot]] += factor * *knots.Value(i) * Dot(slopes, _table![0].Data + (knot * Width));
        }
    }

    private void Reserve(EncodedRows rows, InputRow inputs)
    {
        rows.Columns.Add(_encoder.MostOf(inputs));
        rows.Knots.Add(_knots?.MostOf(inputs) ?? 0);
    }

    private void Set(EncodedRows rows, int row, InputRow inputs)
    {
        rows.Columns.Set(row, inputs, _encoder);
        if (_knots != null)
            rows.Knots.Set(row, inputs, _knots);
    }

    private float Dot(ReadOnlySpan<float> slopes, float* row) => Dot(slopes, new ReadOnlySpan<float>(row, Width));

    /// <summary>The dot product of x and y, in four registers, in an order that does not depend on the alignment of the vectors.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ReadOnlySpan<Vector<float>> left = MemoryMarshal.Cast<float, Vector<float>>(x), right = MemoryMarshal.Cast<float, Vector<float>>(y);
        Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        int i = 0;
        for (; i + 3 < left.Length && i + 3 < right.Length; i += 4)
        {
            sum0 = Vector.FusedMultiplyAdd(left[i], right[i], sum0);
            sum1 = Vector.FusedMultiplyAdd(left[i + 1], right[i + 1], sum1);
            sum2 = Vector.FusedMultiplyAdd(left[i + 2], right[i + 2], sum2);
            sum3 = Vector.FusedMultiplyAdd(left[i + 3], right[i + 3], sum3);
        }
        for (; i < left.Length; i++)
            sum0 = Vector.FusedMultiplyAdd(left[i], right[i], sum0);
        float sum = Vector.Sum(sum0 + sum1 + (sum2 + sum3));
        for (i = left.Length * Vector<float>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }
}
