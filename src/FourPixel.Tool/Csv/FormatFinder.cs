using System.Text;
using FourPixel.Tool.Columns;
using nietras.SeparatedValues;

namespace FourPixel.Tool.Csv;

/// <summary>Detects the separator and the header from the beginning of a file.</summary>
internal static class FormatFinder
{
    private const int SampleLength = 1 << 16, MaxRows = 50;

    /// <summary>The comma comes last: it also occurs in numbers and sentences.</summary>
    private static readonly char[] _separators = ['\t', ';', '|', ','];

    /// <param name="path">The file.</param>
    /// <param name="choice">The user's choice of its format.</param>
    /// <param name="wanted">The names of columns that it should have. A first line with one of them is a header.</param>
    public static CsvFormat Find(string path, FormatChoice choice, IReadOnlyList<string> wanted)
    {
        Encoding encoding = choice.Encoding ?? EncodingFinder.Find(path);
        string sample = ReadSample(path, encoding);
        char separator = choice.Separator ?? FindSeparator(sample);
        List<string[]> rows = Split(sample, separator);
        bool hasHeader = !choice.NoHeader && rows.Count > 0 && IsHeader(rows[0], wanted);
        return new CsvFormat(separator, hasHeader, encoding);
    }

    /// <summary>The separator that splits all rows into the same number of fields; else the most frequent one in the first row.</summary>
    public static char FindSeparator(string sample)
    {
        foreach (char separator in _separators)
        {
            int[] counts = [.. Split(sample, separator).Select(row => row.Length)];
            if (counts.Length > 0 && counts[0] > 1 && Array.TrueForAll(counts, count => count == counts[0]))
                return separator;
        }
        string first = sample.Split('\n', 2)[0];
        return _separators.Reverse().MaxBy(separator => first.Count(character => character == separator));
    }

    private static string ReadSample(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding);
        char[] characters = new char[SampleLength];
        int length = reader.ReadBlock(characters);
        string sample = new(characters, 0, length);
        return length < SampleLength ? sample : sample[..(sample.LastIndexOf('\n') + 1)];
    }

    private static List<string[]> Split(string sample, char separator)
    {
        var rows = new List<string[]>();
        using SepReader reader = CsvSource.Configure(separator).FromText(sample);
        while (rows.Count < MaxRows && reader.MoveNext())
        {
            SepReader.Row row = reader.Current;
            if (row.ColCount > 1 || !row.Span.IsWhiteSpace())
                rows.Add(row.ColCount == 0 ? [] : row[..].ToStringsArray());
        }
        return rows;
    }

    /// <summary>Column names are rarely numbers or dates, or missing.</summary>
    private static bool IsHeader(string[] first, IReadOnlyList<string> wanted)
    {
        if (first.Any(field => wanted.Contains(field.Trim())))
            return true;
        if (wanted.Count > 0 && wanted.All(CsvSource.IsPlaceName))
            return false;
        return first.Any(field => !MissingValue.Is(field))
            && !first.Any(IsNumberOrDate);
    }

    private static bool IsNumberOrDate(string field) =>
        Numbers.TryParse(field, '.', out _) || Numbers.TryParse(field, ',', out _) || Dates.FindPatterns(field).Any();
}
