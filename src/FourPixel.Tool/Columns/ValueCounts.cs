namespace FourPixel.Tool.Columns;

/// <summary>The different values of a column, each with the number of its rows.</summary>
internal sealed class ValueCounts
{
    /// <summary>More values than these are not told apart.</summary>
    public const int Most = 100_000;

    private readonly Dictionary<string, int> _rows = [];

    public int Count => _rows.Count;

    public IReadOnlyDictionary<string, int> Rows => _rows;

    /// <summary>Whether there are more values than could be counted.</summary>
    public bool IsFull => _rows.Count == Most;

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

    /// <summary>The most frequent values in the order of the alphabet: those with enough rows for training.</summary>
    /// <param name="fewestRows">The rows that a value needs.</param>
    /// <param name="most">How many values there may be.</param>
    public string[] FindFrequent(int fewestRows, int most) =>
    [
        .. _rows.Where(value => value.Value >= fewestRows)
            .OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(most)
            .Select(value => value.Key).Order(StringComparer.Ordinal),
    ];
}
