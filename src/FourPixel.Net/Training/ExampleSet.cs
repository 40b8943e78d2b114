using FourPixel.Net.Numerics;
using FourPixel.Net.Training;

namespace FourPixel.Net;

/// <summary>Rows in memory, to learn from or to judge by.</summary>
public sealed class ExampleSet
{
    private readonly RowStore _inputs;
    private readonly RowStore _targets;
    private readonly RowStore? _weights;
    private readonly int[] _rows;

    /// <summary>Takes the arrays as they are; they are not copied.</summary>
    /// <param name="inputs">[rows, <paramref name="inputCount"/>], row by row.</param>
    /// <param name="inputCount">Numbers in a row of inputs; at least 1.</param>
    /// <param name="targets">
    /// [rows, <paramref name="targetCount"/>], row by row. For <see cref="Loss.CategoricalCrossEntropy"/> the one target is the
    /// number of the class, counted from 0.
    /// </param>
    /// <param name="targetCount">Targets in a row; at least 1.</param>
    /// <param name="weights">How much each row counts, not negative; null where all count alike.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or a weight is negative or not finite.</exception>
    public ExampleSet(float[] inputs, int inputCount, float[] targets, int targetCount, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        int rows = targets.Length / targetCount;
        if ((long)rows * targetCount != targets.Length)
            throw new ArgumentException($"{targets.Length} targets are no whole number of rows of {targetCount}.", nameof(targets));
        if ((long)rows * inputCount != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs where {rows} rows need {(long)rows * inputCount}.", nameof(inputs));
        if (weights != null && weights.Length != rows)
            throw new ArgumentException($"{weights.Length} weights for {rows} rows.", nameof(weights));
        int wrong = Array.FindIndex(weights ?? [], weight => !(weight >= 0 && float.IsFinite(weight)));
        if (wrong >= 0)
            throw new ArgumentException($"The weight of row {wrong} is {weights![wrong]}; it has to be at least 0 and finite.", nameof(weights));

        _inputs = new RowStore(inputs, inputCount);
        _targets = new RowStore(targets, targetCount);
        _weights = weights == null ? null : new RowStore(weights, 1);
        _rows = [.. Enumerable.Range(0, rows)];
    }

    /// <summary>All rows of the stores, or some of them.</summary>
    internal ExampleSet(RowStore inputs, RowStore targets, RowStore? weights, int[]? rows = null)
    {
        _inputs = inputs;
        _targets = targets;
        _weights = weights;
        _rows = rows ?? [.. Enumerable.Range(0, targets.Rows)];
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Length;

    /// <summary>Numbers in a row of inputs.</summary>
    public int InputCount => _inputs.Columns;

    /// <summary>Targets in a row.</summary>
    public int TargetCount => _targets.Columns;

    internal bool HasWeights => _weights != null;

    /// <summary>Sets a random part of the rows aside. Both parts share the memory of this set.</summary>
    /// <param name="fraction">The share to set aside, from 0 to below 1; rounded, but at least one row if it is not 0.</param>
    /// <param name="seed">Decides which rows are set aside.</param>
    /// <returns>The rows that remain, and those that were set aside, each in their own order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its range.</exception>
    public (ExampleSet Remaining, ExampleSet SetAside) Split(double fraction, int seed)
    {
        OptionCheck.IsFraction(fraction);
        int count = fraction == 0 ? 0 : Math.Max(1, (int)Math.Round(Rows * fraction));
        int[] shuffled = [.. _rows];
        new SeededRandom(seed, RandomPurpose.Split).Shuffle(shuffled);
        Array.Sort(shuffled, 0, count);
        Array.Sort(shuffled, count, shuffled.Length - count);
        return (Part(shuffled[count..]), Part(shuffled[..count]));
    }

    /// <summary>The columns of the inputs that have no value in any row, only NaN.</summary>
    internal int[] FindEmptyColumns()
    {
        bool[] filled = new bool[InputCount];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> inputs = InputsOf(row);
            for (int column = 0; column < inputs.Length; column++)
                filled[column] |= !float.IsNaN(inputs[column]);
        }
        return [.. Enumerable.Range(0, InputCount).Where(column => !filled[column])];
    }

    internal ReadOnlySpan<float> InputsOf(int row) => _inputs[_rows[row]];

    internal ReadOnlySpan<float> TargetsOf(int row) => _targets[_rows[row]];

    /// <summary>The same rows, in the same memory, with other weights.</summary>
    internal ExampleSet WithWeights(Func<int, float> weightOf)
    {
        var weights = new RowStore(1);
        for (int row = 0; row < _targets.Rows; row++)
            weights.Add();
        for (int row = 0; row < Rows; row++)
            weights[_rows[row]][0] = weightOf(row);
        return new ExampleSet(_inputs, _targets, weights, _rows);
    }

    /// <summary>Changes every target in place, in all sets that share this memory.</summary>
    internal void ChangeTargets(Func<float, int, float> change)
    {
        for (int row = 0; row < _targets.Rows; row++)
        {
            Span<float> targets = _targets[row];
            for (int column = 0; column < targets.Length; column++)
                targets[column] = change(targets[column], column);
        }
    }

    internal float WeightOf(int row) => _weights == null ? 1 : _weights[_rows[row]][0];

    private ExampleSet Part(int[] rows) => new(_inputs, _targets, _weights, rows);
}
