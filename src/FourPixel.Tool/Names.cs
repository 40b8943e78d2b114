namespace FourPixel.Tool;

/// <summary>Names and values in messages.</summary>
internal static class Names
{
    private const int MostNames = 12, MostCharacters = 60;

    /// <summary>A value in quotes, on one line and cut if it is long.</summary>
    public static string Quote(string value)
    {
        string line = value.ReplaceLineEndings(" ");
        return line.Length <= MostCharacters ? $"'{line}'" : $"'{line[..MostCharacters]}...'";
    }

    public static string List(IReadOnlyList<string> names)
    {
        string list = string.Join(", ", names.Take(MostNames).Select(Quote));
        return names.Count > MostNames ? $"{list} and {names.Count - MostNames:N0} more" : list;
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
