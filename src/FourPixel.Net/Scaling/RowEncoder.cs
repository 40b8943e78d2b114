using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net.Scaling;

/// <summary>
/// How rows get to the first layer. Columns that most rows fill go into a matrix product. Of the others, a row lists those where it
/// is not as a row of zeros is: sums = product + sum over the list of coefficient W_column + what a row of zeros gives, which is
/// the same for all rows. So the slots of a one-hot vector cost as much as the one that is filled.
/// </summary>
internal sealed class RowEncoder : IRowLister
{
    /// <summary>Where a scaled zero is farther from 0 than this, the column is listed in every row: differences would cost digits.</summary>
    private const float LargestZero = 2;

    private const int BitsOfWord = 64;

    private readonly int _columns;
    private readonly ScaleFactors? _factors;
    private readonly ScaleFactors? _productFactors;
    private readonly int[] _listed = [];
    private readonly int[] _always = [];

    /// <summary>Which columns may be listed, and which always are: a bit for each column, 64 columns in each number.</summary>
    private readonly (ulong Listed, ulong Always)[] _bits = [];

    /// <summary>The scaled value of each column in a row of zeros.</summary>
    private readonly float[] _zeros = [];

    /// <summary>The coefficient of a zero of each column.</summary>
    private readonly float[] _ofZero = [];

    /// <param name="scaler">Scales the columns; null leaves them as they are.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="product">The columns that go into the product, ascending.</param>
    /// <param name="differs">Whether lists leave out what is as in a row of zeros, or only what is 0.</param>
    public RowEncoder(InputScaler? scaler, int columns, int[] product, bool differs = true)
    {
        _columns = columns;
        _factors = scaler?.Factors;
        Product = product;
        _productFactors = product.Length == columns ? _factors : product.Length > 0 ? _factors?.Of(product) : null;
        if (product.Length == columns)
            return;

        _listed = [.. Enumerable.Range(0, columns).Except(product).Where(column => scaler == null || scaler.Scale[column] != 0)];
        _zeros = new float[columns];
        _ofZero = new float[columns];
        foreach (int column in _listed)
        {
            float zero = Scaled(column, 0);
            (differs && MathF.Abs(zero) <= LargestZero ? _zeros : _ofZero)[column] = zero;
        }
        _always = [.. _listed.Where(column => _ofZero[column] != 0)];
        _bits = new (ulong, ulong)[(columns + BitsOfWord - 1) / BitsOfWord];
        foreach (int column in _listed)
            _bits[column / BitsOfWord].Listed |= 1UL << column;
        foreach (int column in _always)
            _bits[column / BitsOfWord].Always |= 1UL << column;
        ZeroColumns = [.. _listed.Where(column => _zeros[column] != 0)];
        ZeroValues = [.. ZeroColumns.Select(column => _zeros[column])];
    }

    /// <summary>The columns that go into the product, ascending.</summary>
    public int[] Product { get; }

    /// <summary>The columns that may be listed, ascending; those without a scale never are.</summary>
    public ReadOnlySpan<int> Listed => _listed;

    /// <summary>Whether there is nothing to list.</summary>
    public bool IsProductOnly => Product.Length == _columns;

    /// <summary>The columns that a row of zeros has something in, ascending.</summary>
    public int[] ZeroColumns { get; } = [];

    /// <summary>What it has there.</summary>
    public float[] ZeroValues { get; } = [];

    /// <summary>What a row of zeros has in a column that may be listed.</summary>
    public float Zero(int column) => _zeros[column];

    /// <summary>Everything in the product.</summary>
    public static RowEncoder ProductOnly(InputScaler? scaler, int columns) => new(scaler, columns, [.. Enumerable.Range(0, columns)]);

    /// <summary>Everything in the list.</summary>
    public static RowEncoder ListOnly(InputScaler? scaler, int columns, bool differs = true) => new(scaler, columns, [], differs);

    /// <summary>Picks the columns of a row that go into the product, before they are scaled.</summary>
    /// <param name="row">All columns.</param>
    /// <param name="values">Receives those of <see cref="Product"/>.</param>
    public void Pick(ReadOnlySpan<float> row, Span<float> values)
    {
        if (IsProductOnly)
        {
            row.CopyTo(values);
            return;
        }
        for (int i = 0; i < Product.Length; i++)
            values[i] = row[Product[i]];
    }

    /// <summary>Scales the columns of some rows that go into the product.</summary>
    /// <param name="source">[rows, columns of <see cref="Product"/>].</param>
    /// <param name="destination">Receives the scaled values; it may be the same memory.</param>
    public void Scale(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (_productFactors != null)
            _productFactors.Apply(source, destination);
        else
            ScaleFactors.Bound(source, destination);
    }

    /// <summary>What a row lists every column with; 0 where it does not list it. To the bit as in <see cref="List"/>.</summary>
    /// <param name="row">All columns.</param>
    /// <param name="coefficients">Receives one for each column.</param>
    public unsafe void Coefficients(ReadOnlySpan<float> row, Span<float> coefficients)
    {
        if (_factors == null)
        {
            ScaleFactors.Bound(row, coefficients);
            return;
        }
        _factors.Apply(row, coefficients);
        fixed (float* x = row, y = coefficients, zeros = _zeros, ofZero = _ofZero)
            Elementwise.Run(new Differ(x, y, zeros, ofZero), 0, row.Length);
    }

    public int MostOf(InputRow row) => row.IsSparse ? row.Values.Length + _always.Length : _listed.Length;

    /// <summary>How many columns a dense row lists, or a few more.</summary>
    public int CountOf(ReadOnlySpan<float> row)
    {
        int count = 0;
        for (int word = 0, first = 0; word < _bits.Length; word++, first += BitsOfWord)
            count += BitOperations.PopCount(ToList(row, word, first));
        return count;
    }

    public int List(InputRow row, Span<int> places, Span<float> coefficients)
    {
        if (!row.IsSparse)
            return ListDense(row.Values, places, coefficients);

        int count = 0, always = 0;
        for (int i = 0; i < row.Values.Length; i++)
        {
            int column = row.Columns[i];
            for (; always < _always.Length && _always[always] < column; always++)
                Append(_always[always], 0, places, coefficients, ref count);
            if (always < _always.Length && _always[always] == column)
                always++;
            Append(column, row.Values[i], places, coefficients, ref count);
        }
        for (; always < _always.Length; always++)
            Append(_always[always], 0, places, coefficients, ref count);
        return count;
    }

    private int ListDense(ReadOnlySpan<float> row, Span<int> places, Span<float> coefficients)
    {
        int count = 0;
        for (int word = 0, first = 0; word < _bits.Length; word++, first += BitsOfWord)
        {
            for (ulong left = ToList(row, word, first); left != 0; left &= left - 1)
            {
                int column = first + BitOperations.TrailingZeroCount(left);
                Append(column, row[column], places, coefficients, ref count);
            }
        }
        return count;
    }

    /// <summary>A bit for each of some columns of a row: 1 where it is listed.</summary>
    private ulong ToList(ReadOnlySpan<float> row, int word, int first) =>
        _bits[word].Listed & (_bits[word].Always | FilledOf(row.Slice(first, Math.Min(BitsOfWord, row.Length - first))));

    /// <summary>A bit for each of at most 64 values: 1 where it is not 0.</summary>
    private static ulong FilledOf(ReadOnlySpan<float> values)
    {
        ulong filled = 0;
        int i = 0;
        ref float first = ref MemoryMarshal.GetReference(values);
        for (; i + Vector256<float>.Count <= values.Length; i += Vector256<float>.Count)
        {
            Vector256<float> isZero = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<float>.Zero);
            filled |= (ulong)(~isZero.ExtractMostSignificantBits() & 0xFF) << i;
        }
        for (; i < values.Length; i++)
            filled |= values[i] == 0 ? 0 : 1UL << i;
        return filled;
    }

    private void Append(int column, float value, Span<int> places, Span<float> coefficients, ref int count)
    {
        float coefficient = value == 0 ? _ofZero[column] : Scaled(column, value) - _zeros[column];
        if (coefficient == 0)
            return;
        places[count] = column;
        coefficients[count++] = coefficient;
    }

    private float Scaled(int column, float value) => _factors == null ? ScaleFactors.Bound(value) : _factors.Apply(column, value);

    private readonly unsafe struct Differ(float* row, float* scaled, float* zeros, float* ofZero) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane x = TLane.Load(row + index), difference = TLane.Load(scaled + index) - TLane.Load(zeros + index);
            TLane isZero = TLane.GreaterThan(float.Epsilon, TLane.Abs(x));
            TLane.Store(TLane.Select(isZero, TLane.Load(ofZero + index), difference), scaled + index);
        }
    }
}
