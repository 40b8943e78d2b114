using System.Globalization;
using FourPixel.Report.Page;
using Microsoft.ML;

namespace FourPixel.Report.Results;

/// <summary>A column of text, dates or booleans.</summary>
internal sealed class ValueSummary<T>(DataViewSchema.Column column) : ColumnSummary(column)
    where T : notnull
{
    private const int MaxValues = 100_000;

    private readonly DataViewSchema.Column _column = column;
    private readonly Dictionary<string, int> _counts = [];
    private long _filled;

    public override Action Open(DataViewRow row)
    {
        ValueGetter<T> get = row.GetGetter<T>(_column);
        T value = default!;
        return () =>
        {
            get(ref value);
            string text = value is DateTime date ? date == default ? "" : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString() ?? "";
            if (text.Length == 0)
            {
                Missing++;
                return;
            }
            _filled++;
            if (_counts.Count < MaxValues || _counts.ContainsKey(text))
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
        return $"{(_counts.Count == MaxValues ? "at least " : "")}{Text.Count(_counts.Count, "value")}, most often {Text.Shorten(value)} ({Text.Percent((double)rows / _filled)})";
    }
}
