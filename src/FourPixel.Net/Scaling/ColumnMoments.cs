using FourPixel.Net.Data;

namespace FourPixel.Net.Scaling;

/// <summary>
/// Mean and standard deviation of every column, in one pass over the rows. Sums are of the distance to the column's first
/// value, which keeps their digits where a column lies far from 0; in sparse rows they are of the values themselves.
/// </summary>
internal sealed class ColumnMoments
{
    /// <summary>A column of sparse rows counts as dense if at least this share of them gives a value for it.</summary>
    private const double LeastShare = 0.25;

    private readonly double[] _pivots;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly float[] _least;
    private readonly float[] _largest;
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
        _least = new float[columns];
        _largest = new float[columns];
        if (!_isSparse)
        {
            Array.Fill(_pivots, double.NaN);
            Array.Fill(_least, float.PositiveInfinity);
            Array.Fill(_largest, float.NegativeInfinity);
        }
        _given = new int[columns];
        _missing = new int[columns];
        foreach (ExampleSet part in examples.Parts())
        {
            for (int row = 0; row < part.Rows; row++)
                Add(part.InputsOf(row));
        }
    }

    public int Columns => _sums.Length;

    /// <summary>Whether most of the rows leave the column at 0, being sparse.</summary>
    public bool IsSparse(int column) => _isSparse && _given[column] < LeastShare * _rows;

    /// <summary>Whether the column has no value in any row, only NaN.</summary>
    public bool IsEmpty(int column) => Count(column) == 0;

    /// <summary>Missing values do not count, those that a sparse row leaves out do; 0 for an empty column.</summary>
    public double Mean(int column) => IsEmpty(column) ? 0 : _pivots[column] + (_sums[column] / Count(column));

    /// <summary>The root of the mean squared distance to the mean; NaN for an empty column.</summary>
    public double StandardDeviation(int column)
    {
        double mean = _sums[column] / Count(column);
        return Math.Sqrt(Math.Max(0, (_squares[column] / Count(column)) - (mean * mean)));
    }

    /// <summary>The distance of the least and the largest value.</summary>
    public double Extent(int column) => (double)_largest[column] - _least[column];

    /// <summary>
    /// Whether all values are the least or the largest: just then is the variance (mean - least)(largest - mean), and less
    /// otherwise (Bhatia and Davis, 2000).
    /// </summary>
    public bool HasAtMostTwoValues(int column)
    {
        double mean = Mean(column), bound = (mean - _least[column]) * (_largest[column] - mean);
        return IsEmpty(column) || Math.Pow(StandardDeviation(column), 2) >= bound * (1 - 1e-9);
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows;

    /// <summary>Whether bins say no more of the column than the column does, or would make of its zeros what is not 0.</summary>
    public bool IsTwoValuedOrSparse(int column) => IsSparse(column) || HasAtMostTwoValues(column);

    /// <summary>The root of the mean square of the values that sparse rows give; NaN where there are none.</summary>
    public double RootMeanSquare(int column) => Math.Sqrt(_squares[column] / _given[column]);

    private int Count(int column) => _rows - _missing[column];

    private void Add(InputRow row)
    {
        _rows++;
        for (int i = 0; i < row.Values.Length; i++)
        {
            int column = row.ColumnOf(i);
            double value = row.Values[i];
            if (double.IsNaN(value))
            {
                _missing[column]++;
                continue;
            }
            if (double.IsNaN(_pivots[column]))
                _pivots[column] = value;
            double distance = value - _pivots[column];
            _sums[column] += distance;
            _squares[column] += distance * distance;
            _least[column] = Math.Min(_least[column], row.Values[i]);
            _largest[column] = Math.Max(_largest[column], row.Values[i]);
            _given[column]++;
        }
    }
}
