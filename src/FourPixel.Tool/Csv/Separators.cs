namespace FourPixel.Tool.Csv;

/// <summary>The supported separators and their names.</summary>
internal static class Separators
{
    private static readonly (char Separator, string Name)[] _all =
    [
        (',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "pipe"), (':', "colon"), (' ', "space"),
    ];

    public static string NameOf(char separator) => _all.First(known => known.Separator == separator).Name;

    /// <summary>Reads a separator, written as its name or as the character.</summary>
    public static char Parse(string text)
    {
        foreach ((char separator, string name) in _all)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase) || text == separator.ToString())
                return separator;
        }
        return text == "\\t" ? '\t' : throw new UsageException($"--separator is '{text}'; it must be "
            + $"{string.Join(", ", _all.Select(known => known.Name))}, by name or as the character.");
    }
}
