using FourPixel.Net.Data;
using FourPixel.Net.Numerics;

namespace FourPixel.Net;

/// <summary>Rows in memory, for training or validation.</summary>
public sealed class ExampleSet : ExampleSource
{
    /// <summary>The index of each row in the store; null for all rows of the store, in order.</summary>
    private readonly int[]? _places;

    /// <summary>Creates a set of rows. The arrays are not copied; don't change them during a training.</summary>
    /// <param name="inputs">Inputs, [rows, <paramref name="inputCount"/>], row-major.</param>
    /// <param name="inputCount">The number of inputs of a row; at least 1.</param>
    /// <param name="targets">
    /// Targets, [rows, <paramref name="targetCount"/>], row-major. For <see cref="Loss.CategoricalCrossEntropy"/>, one target:
    /// the class number, counted from 0.
    /// </param>
    /// <param name="targetCount">The number of targets of a row; at least 1.</param>
    /// <param name="weights">The weight of each row, at least 0 and finite; null for equal weights.</param>
    /// <exception cref="ArgumentException">The lengths don't match, or a weight is negative or not finite.</exception>
    public ExampleSet(float[] inputs, int inputCount, float[] targets, int targetCount, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        int rows = targets.Length / targetCount;
        if ((long)rows * targetCount != targets.Length)
            throw new ArgumentException($"{targets.Length} targets are not a whole number of rows of {targetCount}.", nameof(targets));
        if ((long)rows * inputCount != inputs.Length)
            throw new ArgumentException($"There are {inputs.Length} inputs; {rows} rows need {(long)rows * inputCount}.", nameof(inputs));
        if (weights != null && weights.Length != rows)
            throw new ArgumentException($"There are {weights.Length} weights for {rows} rows; there must be one for each row.", nameof(weights));
        int wrong = Array.FindIndex(weights ?? [], weight => !(weight >= 0 && float.IsFinite(weight)));
        if (wrong >= 0)
            throw new ArgumentException($"The weight of row {wrong} is {weights![wrong]}; it must be at least 0 and finite.", nameof(weights));

        Store = new ExampleStore(new DenseInputs(new RowStore(inputs, inputCount)), new RowStore(targets, targetCount),
            weights == null ? null : new RowStore(weights, 1));
        Rows = rows;
    }

    /// <summary>All rows of a store, or some of them.</summary>
    internal ExampleSet(ExampleStore store, int[]? places = null)
    {
        Store = store;
        _places = places;
        Rows = places?.Length ?? store.Rows;
    }

    /// <summary>Where the rows are.</summary>
    internal ExampleStore Store { get; }

    /// <inheritdoc/>
    public override int Rows { get; }

    /// <inheritdoc/>
    public override int InputCount => Store.Inputs.Columns;

    /// <inheritdoc/>
    public override int TargetCount => Store.Targets.Columns;

    internal override bool IsSparse => Store.Inputs.IsSparse;

    internal override bool HasWeights => Store.Weights != null;

    /// <summary>
    /// Splits the rows at random, stratified by targets and weights, so that both parts have their share of rare classes and
    /// heavy rows. The parts share the memory of this set.
    /// </summary>
    /// <param name="fraction">
    /// The share to hold out, from 0 to below 1. It is rounded to rows; at least one row unless it is 0.
    /// </param>
    /// <param name="seed">The seed of the split.</param>
    /// <returns>The remaining rows and the held-out rows, each in their original order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    public (ExampleSet Remaining, ExampleSet SetAside) Split(double fraction, int seed)
    {
        OptionCheck.IsFraction(fraction);
        int count = fraction == 0 ? 0 : Math.Max(1, (int)Math.Round(Rows * fraction));
        var random = new SeededRandom(seed, RandomPurpose.Split);
        int[] rows = RowsByStrata(ref random);
        bool[] isSetAside = new bool[Rows];
        for (int i = 0; i < count; i++)
        {
            int start = (int)((long)i * Rows / count), end = (int)((long)(i + 1) * Rows / count);
            isSetAside[rows[start + (int)(random.NextSingle() * (end - start))]] = true;
        }
        return (Where(row => !isSetAside[row]), Where(row => isSetAside[row]));
    }

    /// <summary>Assigns the rows to folds of equal size, stratified by targets and weights.</summary>
    /// <param name="folds">The number of folds, at least 1.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="rank">The rank that has the rows.</param>
    /// <returns>The fold of each row.</returns>
    internal int[] DealOut(int folds, int seed, int rank = 0)
    {
        var random = new SeededRandom(seed, RandomPurpose.Split, rank);
        int[] rows = RowsByStrata(ref random), hand = [.. Enumerable.Range(0, folds)], foldOf = new int[Rows];
        for (int i = 0; i < Rows; i++)
        {
            if (i % folds == 0)
                random.Shuffle(hand);
            foldOf[rows[i]] = hand[i % folds];
        }
        return foldOf;
    }

    /// <summary>A subset of the rows, in their original order. It shares the memory of this set.</summary>
    internal ExampleSet Where(Predicate<int> isMeant) => Part([.. Enumerable.Range(0, Rows).Where(row => isMeant(row)).Select(PlaceOf)]);

    internal InputRow InputsOf(int row) => Store.Inputs[PlaceOf(row)];

    internal ReadOnlySpan<float> TargetsOf(int row) => Store.Targets[PlaceOf(row)];

    internal float WeightOf(int row) => Store.Weights == null ? 1 : Store.Weights[PlaceOf(row)][0];

    internal override IEnumerable<ExampleSet> Parts(double firstShare = 1) => [this];

    internal override ExampleSet Sample(int most)
    {
        int step = Math.Max(1, (Rows + most - 1) / most);
        return step == 1 ? this : Where(row => row % step == 0);
    }

    /// <summary>Changes the rows in place, in all sets that share their memory.</summary>
    internal override void Change(RowChange change, bool addsWeights = false)
    {
        if (addsWeights)
            Store.AddWeights();
        for (int row = 0; row < Rows; row++)
        {
            int place = PlaceOf(row);
            float unweighted = 1;
            ref float weight = ref Store.Weights == null ? ref unweighted : ref Store.Weights[place][0];
            change(Store.Targets[place], ref weight);
        }
    }

    /// <summary>All rows, grouped by targets and weights, in random order.</summary>
    private int[] RowsByStrata(ref SeededRandom random)
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        random.Shuffle(rows);
        Array.Sort(rows, CompareStrata);
        return rows;
    }

    private int CompareStrata(int row, int other)
    {
        int targets = TargetsOf(row).SequenceCompareTo(TargetsOf(other));
        return targets != 0 ? targets : WeightOf(row).CompareTo(WeightOf(other));
    }

    /// <summary>The index of a row in the store.</summary>
    internal int PlaceOf(int row) => _places == null ? row : _places[row];

    private ExampleSet Part(int[] places) => new(Store, places);
}
