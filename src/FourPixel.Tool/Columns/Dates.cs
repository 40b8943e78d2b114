using System.Globalization;

namespace FourPixel.Tool.Columns;

/// <summary>Parses dates, with or without a time of day.</summary>
internal static class Dates
{
    /// <summary>The orders of the parts. Where several fit all values of a column, the first is taken.</summary>
    public static readonly string[] Patterns =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "M/d/yyyy", "d/M/yyyy", "d-M-yyyy", "d-MMM-yyyy", "d MMM yyyy"];

    private static readonly string[] _times = ["", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF"];

    private static readonly Dictionary<string, string[]> _formats =
        Patterns.ToDictionary(pattern => pattern, pattern => _times.Select(time => pattern + time).ToArray());

    /// <param name="field">The text.</param>
    /// <param name="pattern">One of <see cref="Patterns"/>.</param>
    /// <param name="date">The date; with a time zone, in universal time.</param>
    public static bool TryParse(ReadOnlySpan<char> field, string pattern, out DateTime date)
    {
        ReadOnlySpan<char> text = field.Trim();
        if (DateTime.TryParseExact(text, _formats[pattern], CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return true;
        // The T and the time zone of ISO 8601.
        return pattern == Patterns[0] && text.Contains('T')
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out date);
    }

    /// <summary>All patterns that fit.</summary>
    public static IEnumerable<string> FindPatterns(string field) =>
        field.Length > 0 && char.IsAsciiDigit(field.TrimStart().FirstOrDefault())
            ? Patterns.Where(pattern => TryParse(field, pattern, out _))
            : [];
}
