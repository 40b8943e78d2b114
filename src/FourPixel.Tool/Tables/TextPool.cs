using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>Keeps one copy of each text of a column, up to a number of them.</summary>
internal sealed class TextPool
{
    private const int Most = 10_000;

    private readonly HashSet<string> _texts = [];

    /// <summary>The text without the spaces around it; nothing where it says that it is missing.</summary>
    public ReadOnlyMemory<char> Get(ReadOnlySpan<char> field)
    {
        if (MissingValue.Is(field))
            return default;
        ReadOnlySpan<char> value = field.Trim();
        if (_texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out string? known))
            return known.AsMemory();
        string text = value.ToString();
        if (_texts.Count < Most)
            _texts.Add(text);
        return text.AsMemory();
    }
}
