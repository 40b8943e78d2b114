namespace FourPixel.Tool;

/// <summary>Names and values in messages.</summary>
internal static class Names
{
    private const int MaxNames = 12, MaxCharacters = 60;

    /// <summary>A value in quotes, on one line, truncated if it is long.</summary>
    public static string Quote(string value)
    {
        string line = value.ReplaceLineEndings(" ");
        return line.Length <= MaxCharacters ? $"'{line}'" : $"'{line[..MaxCharacters]}...'";
    }

    public static string List(IReadOnlyList<string> names)
    {
        string list = string.Join(", ", names.Take(MaxNames).Select(Quote));
        return names.Count > MaxNames ? $"{list} and {names.Count - MaxNames:N0} more" : list;
    }

    public static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        ( >= 11 and <= 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };

    /// <summary>A count with its noun: "1 row", "2 rows".</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count:N0} {noun}s";
}
