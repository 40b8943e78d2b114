using System.Numerics;
using System.Runtime.Intrinsics;
using FourPixel.Net.Data;
using FourPixel.Net.Training;

namespace FourPixel.Net.Scaling;

/// <summary>
/// Mean and standard deviation of every column, and whether it has more than two values, in one pass over the rows. Sums are
/// of the distance to the column's first value, which keeps their digits where a column lies far from 0. The zeros that
/// sparse rows leave out are reckoned in at the end.
/// </summary>
internal sealed class ColumnMoments
{
    /// <summary>A column of sparse rows counts as dense if at least this share of them gives a value for it.</summary>
    private const double LeastShare = 0.25;

    /// <summary>The first value of each column; NaN where there is none yet.</summary>
    private readonly float[] _firsts;

    private readonly double[] _pivots;
    private readonly double[] _others;
    private readonly bool[] _hasThird;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly int[] _given;
    private readonly int[] _missing;
    private readonly bool _isSparse;
    private int _rows;

    public ColumnMoments(ExampleSource examples)
    {
        int columns = examples.InputCount;
        _pivots = new double[columns];
        _isSparse = examples.IsSparse;
        _sums = new double[columns];
        _squares = new double[columns];
        _others = new double[columns];
        _hasThird = new bool[columns];
        _given = new int[columns];
        _missing = new int[columns];
        _firsts = new float[columns];
        Array.Fill(_firsts, float.NaN);
        foreach (ExampleSet part in examples.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
                Add(part.InputsOf(row));
        }
        for (int column = 0; column < columns && !_isSparse; column++)
            _given[column] = _rows - _missing[column];
    }

    /// <summary>Those of the rows of all ranks.</summary>
    /// <param name="examples">The rows of this rank.</param>
    /// <param name="ranks">Who has the others.</param>
    public static ColumnMoments Of(ExampleSource examples, RankGroup ranks)
    {
        var moments = new ColumnMoments(examples);
        if (!ranks.IsAlone)
            moments.Merge(ranks);
        return moments;
    }

    public int Columns => _sums.Length;

    /// <summary>The number of rows.</summary>
    public int Rows => _rows;

    /// <summary>Whether the column is 0 in most of the rows, which are sparse.</summary>
    public bool IsSparse(int column) => _isSparse && _given[column] < LeastShare * _rows;

    /// <summary>Whether the column has no value in any row, only NaN.</summary>
    public bool IsEmpty(int column) => Count(column) == 0;

    /// <summary>Missing values do not count, the zeros of a sparse row do; 0 for an empty column.</summary>
    public double Mean(int column) => IsEmpty(column) ? 0 : _pivots[column] + MeanDistance(column);

    /// <summary>The root of the mean squared distance to the mean; NaN for an empty column.</summary>
    public double StandardDeviation(int column)
    {
        double squares = _squares[column] + (Zeros(column) * _pivots[column] * _pivots[column]), mean = MeanDistance(column);
        return Math.Sqrt(Math.Max(0, (squares / Count(column)) - (mean * mean)));
    }

    /// <summary>Whether there is no third value; a 0 that sparse rows leave out is one.</summary>
    public bool HasAtMostTwoValues(int column) =>
        !_hasThird[column] && (Zeros(column) == 0 || HasOne(column) || _pivots[column] == 0 || _others[column] == 0);

    /// <summary>The distance of the two values of a column that has no third; 0 where it has only one.</summary>
    public double DistanceOfTwo(int column) =>
        Math.Abs(_pivots[column] - (HasOne(column) && Zeros(column) > 0 ? 0 : _others[column]));

    /// <summary>The standard deviation; half the distance of two values where there is no third.</summary>
    public double Spread(int column) => HasAtMostTwoValues(column) ? DistanceOfTwo(column) / 2 : StandardDeviation(column);

    /// <summary>Whether bins say no more of the column than the column does, or would make of its zeros what is not 0.</summary>
    public bool IsTwoValuedOrSparse(int column) => IsSparse(column) || HasAtMostTwoValues(column);

    /// <summary>The root of the mean square of the values that sparse rows give; NaN where there are none.</summary>
    public double RootMeanSquare(int column)
    {
        double pivot = _pivots[column];
        return Math.Sqrt(Math.Max(0, ((_squares[column] + (2 * pivot * _sums[column])) / _given[column]) + (pivot * pivot)));
    }

    private bool HasOne(int column) => _pivots[column] == _others[column];

    private int Count(int column) => _rows - _missing[column];

    private int Zeros(int column) => Count(column) - _given[column];

    private double MeanDistance(int column) => (_sums[column] - (Zeros(column) * _pivots[column])) / Count(column);

    private void Merge(RankGroup ranks)
    {
        ColumnTally[] tallies = [.. Enumerable.Range(0, Columns).Select(column => new ColumnTally(_pivots[column], _others[column],
            _hasThird[column], _sums[column], _squares[column], _given[column], _missing[column]))];
        ranks.Merge(tallies.AsSpan(), ColumnTally.Merge);
        for (int column = 0; column < tallies.Length; column++)
        {
            (_pivots[column], _others[column], _hasThird[column], _sums[column], _squares[column], _given[column], _missing[column]) =
                tallies[column];
        }
        _rows = checked((int)ranks.Sum((long)_rows));
    }

    private void Add(InputRow row)
    {
        _rows++;
        ReadOnlySpan<float> values = row.Values;
        int i = 0;
        for (; i < values.Length && row.IsSparse; i++)
            Add(row.Columns[i], values[i]);
        // Most values of a dense row are often the first of their columns, 0. They add nothing to any sum.
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            ulong same = Vector512.Equals(Vector512.Create(values[i..]), Vector512.Create(_firsts.AsSpan(i))).ExtractMostSignificantBits();
            for (ulong left = ~same & ((1UL << Vector512<float>.Count) - 1); left != 0; left &= left - 1)
                Add(i + BitOperations.TrailingZeroCount(left), values[i + BitOperations.TrailingZeroCount(left)]);
        }
        for (; i < values.Length; i++)
            Add(i, values[i]);
    }

    private void Add(int column, double value)
    {
        if (double.IsNaN(value))
        {
            _missing[column]++;
            return;
        }
        if (float.IsNaN(_firsts[column]))
            _pivots[column] = _others[column] = _firsts[column] = (float)value;
        else if (HasOne(column))
            _others[column] = value;
        else
            _hasThird[column] |= value != _pivots[column] && value != _others[column];
        double distance = value - _pivots[column];
        _sums[column] += distance;
        _squares[column] += distance * distance;
        _given[column]++;
    }
}
