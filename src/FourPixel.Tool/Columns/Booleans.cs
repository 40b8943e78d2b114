namespace FourPixel.Tool.Columns;

/// <summary>
/// Booleans as files write them, in capitals or not: true and false, yes and no, t and f, y and n, on and off, 1 and 0.
/// </summary>
internal static class Booleans
{
    private const int MaxWordLength = 5;

    private static readonly string[] _yes = ["true", "yes", "t", "y", "on", "1"];
    private static readonly string[] _no = ["false", "no", "f", "n", "off", "0"];

    public static bool TryParse(ReadOnlySpan<char> field, out bool value)
    {
        ReadOnlySpan<char> word = field.Trim();
        value = Contains(_yes, word);
        return value || Contains(_no, word);
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > MaxWordLength)
            return false;
        foreach (string known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
