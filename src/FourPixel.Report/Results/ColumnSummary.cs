using System.Globalization;
using FourPixel.Report.Page;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Report.Results;

/// <summary>What the values of a column look like.</summary>
internal abstract class ColumnSummary(DataViewSchema.Column column)
{
    private static readonly Type[] _numbers = [typeof(float), typeof(double), typeof(byte), typeof(short), typeof(int), typeof(long)];

    public string Name => column.Name;

    public long Missing { get; protected set; }

    /// <summary>The type in words.</summary>
    public string Kind => column.Type switch
    {
        KeyDataViewType => "categories",
        VectorDataViewType { Size: 0 } => "vector of any length",
        VectorDataViewType vector => $"vector of {Text.Count(vector.Size, "value")}",
        TextDataViewType => "text",
        BooleanDataViewType => "yes or no",
        DateTimeDataViewType => "date",
        NumberDataViewType => "number",
        DataViewType type => type.ToString()!,
    };

    public static ColumnSummary Create(DataViewSchema.Column column)
    {
        Type type = column.Type.RawType;
        if (column.Type is VectorDataViewType vector)
            return vector.ItemType.RawType == typeof(float) ? new VectorSummary(column) : new OtherSummary(column);
        if (_numbers.Contains(type) && column.Type is NumberDataViewType)
            return (ColumnSummary)Activator.CreateInstance(typeof(NumberSummary<>).MakeGenericType(type), column)!;
        return column.Type is KeyDataViewType ? new OtherSummary(column)
            : (ColumnSummary)Activator.CreateInstance(typeof(ValueSummary<>).MakeGenericType(type), column)!;
    }

    /// <summary>Returns what adds the value of the current row.</summary>
    public abstract Action Open(DataViewRow row);

    /// <summary>The values in words.</summary>
    public abstract string Describe();

    /// <summary>A column of single numbers.</summary>
    private sealed class NumberSummary<T>(DataViewSchema.Column column) : ColumnSummary(column)
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

    /// <summary>A column of text, dates, yes or no.</summary>
    private sealed class ValueSummary<T>(DataViewSchema.Column column) : ColumnSummary(column)
        where T : notnull
    {
        private const int MostValues = 100_000;

        private readonly DataViewSchema.Column _column = column;
        private readonly Dictionary<string, int> _counts = [];

        public override Action Open(DataViewRow row)
        {
            ValueGetter<T> get = row.GetGetter<T>(_column);
            T value = default!;
            return () =>
            {
                get(ref value);
                string text = value is DateTime date ? date == default ? "" : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString() ?? "";
                if (text.Length == 0)
                    Missing++;
                else if (_counts.Count < MostValues || _counts.ContainsKey(text))
                    _counts[text] = _counts.GetValueOrDefault(text) + 1;
            };
        }

        public override string Describe()
        {
            if (_counts.Count == 0)
                return "";
            if (typeof(T) == typeof(DateTime))
                return $"{_counts.Keys.Min(StringComparer.Ordinal)} to {_counts.Keys.Max(StringComparer.Ordinal)}";
            (string value, int rows) = _counts.MaxBy(pair => pair.Value);
            return $"{Text.Count(_counts.Count, "value")}, most often {Text.Shorten(value)} ({Text.Percent((double)rows / _counts.Values.Sum())})";
        }
    }

    /// <summary>A column of vectors of numbers.</summary>
    private sealed class VectorSummary(DataViewSchema.Column column) : ColumnSummary(column)
    {
        private readonly DataViewSchema.Column _column = column;
        private double _least = double.PositiveInfinity, _most = double.NegativeInfinity;

        public override Action Open(DataViewRow row)
        {
            ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(_column);
            VBuffer<float> vector = default;
            return () =>
            {
                get(ref vector);
                foreach (float number in vector.DenseValues())
                {
                    if (float.IsNaN(number))
                        Missing++;
                    else
                        (_least, _most) = (Math.Min(_least, number), Math.Max(_most, number));
                }
            };
        }

        public override string Describe() => _most < _least ? "" : $"{Text.Number(_least)} to {Text.Number(_most)}";
    }

    /// <summary>A column of which only the type is told.</summary>
    private sealed class OtherSummary(DataViewSchema.Column column) : ColumnSummary(column)
    {
        public override Action Open(DataViewRow row) => () => { };

        public override string Describe() => "";
    }
}
