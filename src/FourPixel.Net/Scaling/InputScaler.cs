using FourPixel.Net.Data;
using FourPixel.Net.Numerics;
using FourPixel.Net.Scaling;

namespace FourPixel.Net;

/// <summary>
/// y = (x - shift) scale for each column; a missing value (NaN) becomes 0, as if it were at the column's centre. Columns that
/// have <see cref="Bins"/> give more numbers, which come after those of all columns.
/// </summary>
public sealed class InputScaler
{
    /// <summary>Takes the arrays as they are; they are not copied.</summary>
    /// <param name="shift">The centre of each column.</param>
    /// <param name="scale">One over the spread of each column; 0 for a column that is to be ignored.</param>
    /// <param name="bins">Bins of some of the columns; null for none.</param>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite, or there is no column for a bin.</exception>
    public InputScaler(float[] shift, float[] scale, QuantileBins? bins = null)
    {
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(scale);
        if (shift.Length != scale.Length)
            throw new ArgumentException($"There are {shift.Length} shifts but {scale.Length} scales.", nameof(scale));
        Check(shift, nameof(shift));
        Check(scale, nameof(scale));
        Bins = bins?.Count == 0 ? null : bins;
        if (Bins?.ColumnArray[^1] >= shift.Length)
            throw new ArgumentException($"A bin is of column {Bins.ColumnArray[^1]}; there are {shift.Length} columns.", nameof(bins));
        Shifts = shift;
        Scales = scale;
        ShiftedColumns = [.. Enumerable.Range(0, shift.Length).Where(column => shift[column] * scale[column] != 0)];
    }

    /// <summary>The centre of each column.</summary>
    public ReadOnlySpan<float> Shift => Shifts;

    /// <summary>One over the spread of each column; 0 for a column that is ignored.</summary>
    public ReadOnlySpan<float> Scale => Scales;

    /// <summary>Bins of some of the columns; null where there are none.</summary>
    public QuantileBins? Bins { get; }

    /// <summary>Numbers in a row that comes in.</summary>
    public int InputCount => Shifts.Length;

    /// <summary>Numbers in a row that goes out: those of all columns, and those of their bins.</summary>
    public int FeatureCount => InputCount + (Bins?.Count ?? 0);

    internal float[] Shifts { get; }

    internal float[] Scales { get; }

    /// <summary>The columns that 0 does not stay 0 in.</summary>
    internal int[] ShiftedColumns { get; }

    /// <summary>How many values a sparse row may get beside those that it has.</summary>
    internal int AddedValues => ShiftedColumns.Length + (Bins?.Count ?? 0);

    /// <summary>
    /// Mean 0 and standard deviation 1 over the given rows; in a column of two values, mean 0 and a distance of 2, which keeps
    /// the rarer value from being large. A column without two different values says nothing and is ignored. Missing values do not
    /// count. A column that sparse rows mostly leave at 0 is not shifted, so that zeros stay zeros: its values get a root mean
    /// square of 1.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Standard(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Standard(new ColumnMoments(examples));
    }

    /// <summary>
    /// Median 0 and a distance of 1 between the quartiles, over at most 10,000 of the given rows, evenly chosen: a few
    /// values far out do not change the scale of the rest. Where the quartiles coincide, half the distance of the least and
    /// the largest value stands for them; a column without two different values is ignored. Missing values do not count. Columns
    /// that sparse rows mostly leave at 0 are scaled as <see cref="Standard(ExampleSource)"/> does.
    /// </summary>
    /// <param name="examples">The rows to measure, usually those that are learned from.</param>
    public static InputScaler Robust(ExampleSource examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return ScalerFitting.Robust(new ColumnMoments(examples), new ColumnSample(examples));
    }

    /// <summary>The same scaling, with bins beside it.</summary>
    internal InputScaler With(QuantileBins? bins) => new(Shifts, Scales, bins);

    /// <summary>Scales rows from one array into another.</summary>
    /// <param name="source">[rows, <see cref="InputCount"/>].</param>
    /// <param name="destination">[rows, <see cref="FeatureCount"/>]; not the same memory.</param>
    internal unsafe void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        fixed (float* shift = Shifts, scale = Scales)
        {
            for (; source.Length > 0; source = source[InputCount..], destination = destination[FeatureCount..])
            {
                fixed (float* x = source, y = destination)
                    Elementwise.Run(new ScaleOperation(x, y, shift, scale), 0, InputCount);
                Bins?.Apply(new InputRow(source), destination[InputCount..FeatureCount]);
            }
        }
    }

    /// <summary>Scales a sparse row. Shifted columns and bins are written even where the row leaves their column out: they are not 0 there.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">Receives the features, ascending.</param>
    /// <param name="values">Receives their values.</param>
    /// <returns>How many there are: at most those of the row and <see cref="AddedValues"/> more.</returns>
    internal int Apply(InputRow row, Span<int> columns, Span<float> values)
    {
        int count = 0, shifted = 0;
        for (int i = 0; i < row.Values.Length; i++)
        {
            int column = row.Columns[i];
            for (; shifted < ShiftedColumns.Length && ShiftedColumns[shifted] < column; shifted++)
                Write(ShiftedColumns[shifted], 0, columns, values);
            if (shifted < ShiftedColumns.Length && ShiftedColumns[shifted] == column)
                shifted++;
            Write(column, row.Values[i], columns, values);
        }
        for (; shifted < ShiftedColumns.Length; shifted++)
            Write(ShiftedColumns[shifted], 0, columns, values);
        Bins?.Apply(row, values[count..]);
        for (int bin = 0; bin < Bins?.Count; bin++)
            columns[count++] = InputCount + bin;
        return count;

        void Write(int column, float value, Span<int> columns, Span<float> values)
        {
            columns[count] = column;
            values[count++] = float.IsNaN(value) ? 0 : (value - Shifts[column]) * Scales[column];
        }
    }

    private static void Check(float[] values, string name)
    {
        int wrong = Array.FindIndex(values, value => !float.IsFinite(value));
        if (wrong >= 0)
            throw new ArgumentException($"Column {wrong} has {values[wrong]}; it has to be finite.", name);
    }

    private readonly unsafe struct ScaleOperation(float* source, float* destination, float* shift, float* scale) : IElementwise
    {
        public void Apply<TLane>(nint index) where TLane : struct, ILane<TLane>
        {
            TLane centred = TLane.Load(source + index) - TLane.Load(shift + index);
            TLane isNumber = TLane.GreaterThan(TLane.Abs(centred), -1f);
            TLane.Store(TLane.Select(isNumber, centred * TLane.Load(scale + index), 0f), destination + index);
        }
    }
}
