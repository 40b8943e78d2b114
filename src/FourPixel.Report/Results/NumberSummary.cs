using System.Globalization;
using FourPixel.Report.Page;
using Microsoft.ML;

namespace FourPixel.Report.Results;

/// <summary>A column of single numbers.</summary>
internal sealed class NumberSummary<T>(DataViewSchema.Column column) : ColumnSummary(column)
    where T : IConvertible
{
    private readonly DataViewSchema.Column _column = column;
    private double _least = double.PositiveInfinity, _most = double.NegativeInfinity, _sum;
    private long _count;

    public override Action Open(DataViewRow row)
    {
        ValueGetter<T> get = row.GetGetter<T>(_column);
        T value = default!;
        return () =>
        {
            get(ref value);
            double number = value.ToDouble(CultureInfo.InvariantCulture);
            if (double.IsNaN(number))
            {
                Missing++;
                return;
            }
            (_least, _most, _sum, _count) = (Math.Min(_least, number), Math.Max(_most, number), _sum + number, _count + 1);
        };
    }

    public override string Describe() => _count == 0 ? "" : $"{Text.Number(_least)} to {Text.Number(_most)}, mean {Text.Number(_sum / _count)}";
}
