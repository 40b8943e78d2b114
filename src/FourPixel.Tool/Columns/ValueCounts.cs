namespace FourPixel.Tool.Columns;

/// <summary>The different values of a column, each with the number of its rows.</summary>
internal sealed class ValueCounts
{
    /// <summary>The maximum number of values that are counted.</summary>
    public const int MaxValues = 100_000;

    private readonly Dictionary<string, int> _rows = [];

    public int Count => _rows.Count;

    public IReadOnlyDictionary<string, int> Rows => _rows;

    /// <summary>Whether the maximum number of values was reached.</summary>
    public bool IsFull => _rows.Count == MaxValues;

    public void Add(ReadOnlySpan<char> field)
    {
        if (MissingValue.Is(field))
            return;
        var rows = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> value = field.Trim();
        if (rows.TryGetValue(value, out int count))
            rows[value] = count + 1;
        else if (!IsFull)
            rows[value] = 1;
    }

    /// <summary>The most frequent values, in alphabetical order: those with enough rows for training.</summary>
    /// <param name="fewestRows">The minimum number of rows of a value.</param>
    /// <param name="most">The maximum number of values.</param>
    public string[] FindFrequent(int fewestRows, int most) =>
    [
        .. _rows.Where(value => value.Value >= fewestRows)
            .OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(most)
            .Select(value => value.Key).Order(StringComparer.Ordinal),
    ];
}
