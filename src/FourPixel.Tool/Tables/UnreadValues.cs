using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>The values of a column that can't be read and count as missing.</summary>
internal sealed class UnreadValues(FeatureColumn column)
{
    private string _first = "";
    private int _firstLine;
    private int _lastLine;

    public FeatureColumn Column => column;

    public int Count { get; private set; }

    /// <summary>The values in words, for a warning.</summary>
    public string Description => $"{Names.Count(Count, "value")} of '{column.Name}' can't be read as {column.Format.Description}, "
        + $"such as {Names.Quote(_first)} in line {_firstLine}: counted as missing.";

    /// <summary>Records a value unless it is a missing value. If a file is read several times, it is counted once.</summary>
    /// <returns><paramref name="missing"/>.</returns>
    public T Miss<T>(ReadOnlySpan<char> field, int line, T missing)
    {
        if (line <= _lastLine || MissingValue.Is(field))
            return missing;
        if (Count == 0)
            (_first, _firstLine) = (field.ToString(), line);
        Count++;
        _lastLine = line;
        return missing;
    }
}
