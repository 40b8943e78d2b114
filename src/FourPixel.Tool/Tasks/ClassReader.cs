using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tasks;

/// <summary>Finds the class of a label. In a boolean column, all spellings of yes are one class.</summary>
internal sealed class ClassReader
{
    private readonly Dictionary<string, int> _classes = [];
    private readonly int _true = -1;

    public ClassReader(TaskCard card)
    {
        for (int i = 0; i < card.Classes.Count; i++)
            _classes[card.Classes[i]] = i;
        bool areBooleans = card.Labels[0].Format.Kind == ColumnKind.Boolean && card.Classes.Count == 2;
        if (areBooleans && Booleans.TryParse(card.Classes[1], out bool second))
            _true = second ? 1 : 0;
    }

    /// <summary>The class, counted from 0; -1 if it is missing or unknown.</summary>
    public int Read(ReadOnlySpan<char> field)
    {
        if (MissingValue.Is(field))
            return -1;
        if (_true >= 0)
            return !Booleans.TryParse(field, out bool value) ? -1 : value ? _true : 1 - _true;
        return _classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(field.Trim(), out int known) ? known : -1;
    }
}
