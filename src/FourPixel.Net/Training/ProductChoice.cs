using FourPixel.Net.Data;
using FourPixel.Net.Scaling;

namespace FourPixel.Net.Training;

/// <summary>
/// Chooses the columns of rows that are not sparse which go into the first layer's matrix product; the others, which most rows
/// leave at 0, are listed.
/// </summary>
/// <param name="columns">The number of columns.</param>
internal sealed class ProductChoice(int columns)
{
    /// <summary>The time of a listed value, relative to a value in the product.</summary>
    private const double ListedCost = 4;

    /// <summary>Lists have a cost of their own, so they have to save this share of the product at least.</summary>
    private const double LeastSaving = 0.25;

    private const int SampledRows = 1_000;

    /// <summary>For rows that are only scored, which takes less time than training.</summary>
    private const int SampledRowsToScore = 256;

    private readonly int[] _filled = new int[columns];
    private int _rows;

    /// <param name="scaler">The columns that it ignores are neither multiplied nor listed; null for none.</param>
    /// <param name="examples">The rows, of which a sample is looked at if they are in memory; else they count as filled.</param>
    /// <param name="ranks">Who else has rows, all of which choose the same.</param>
    public static RowEncoder Choose(InputScaler? scaler, ExampleSource examples, RankGroup ranks)
    {
        var choice = new ProductChoice(examples.InputCount);
        ExampleSet? sample = examples is ExampleSet set ? set.Sample(SampledRows) : null;
        for (int row = 0; row < sample?.Rows; row++)
            choice.Add(sample.InputsOf(row).Values);
        choice.Merge(ranks);
        return choice.Make(scaler);
    }

    /// <param name="scaler">The columns that it ignores are neither multiplied nor listed; null for none.</param>
    /// <param name="rows">[rows, <paramref name="columns"/>], of which the first are looked at.</param>
    /// <param name="columns">The number of columns.</param>
    public static RowEncoder Choose(InputScaler? scaler, ReadOnlySpan<float> rows, int columns)
    {
        var choice = new ProductChoice(columns);
        for (; rows.Length > 0 && choice._rows < SampledRowsToScore; rows = rows[columns..])
            choice.Add(rows[..columns]);
        return choice.Make(scaler);
    }

    private void Add(ReadOnlySpan<float> values)
    {
        _rows++;
        for (int column = 0; column < columns; column++)
            _filled[column] += values[column] == 0 ? 0 : 1;
    }

    private void Merge(RankGroup ranks)
    {
        bool someAreUnknown = ranks.Any(_rows == 0);
        ranks.Merge(_filled.AsSpan(), (x, y) => x + y);
        _rows = someAreUnknown ? 0 : (int)ranks.Sum((long)_rows);
    }

    private RowEncoder Make(InputScaler? scaler)
    {
        double[] cost = new double[columns];
        for (int column = 0; column < columns; column++)
            cost[column] = scaler?.Scale[column] == 0 ? 0 : _rows == 0 ? 1 : Math.Min(1, ListedCost * _filled[column] / _rows);
        return columns - cost.Sum() >= LeastSaving * columns
            ? new RowEncoder(scaler, columns, [.. Enumerable.Range(0, columns).Where(column => cost[column] == 1)])
            : RowEncoder.ProductOnly(scaler, columns);
    }
}
