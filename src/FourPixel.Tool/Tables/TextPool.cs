using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>Keeps one copy of each distinct text of a column, up to a maximum number.</summary>
internal sealed class TextPool
{
    private const int MaxTexts = 10_000;

    private readonly HashSet<string> _texts = [];

    /// <summary>The trimmed text; empty for a missing value.</summary>
    public ReadOnlyMemory<char> Get(ReadOnlySpan<char> field)
    {
        if (MissingValue.Is(field))
            return default;
        ReadOnlySpan<char> value = field.Trim();
        if (_texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out string? known))
            return known.AsMemory();
        string text = value.ToString();
        if (_texts.Count < MaxTexts)
            _texts.Add(text);
        return text.AsMemory();
    }
}
