using nietras.SeparatedValues;

namespace FourPixel.Tool.Csv;

/// <summary>A CSV file: its path, its format, and the names of its columns.</summary>
internal sealed class CsvSource
{
    private CsvSource(string path, CsvFormat format, string[] columns) => (Path, Format, Columns) = (path, format, columns);

    public string Path { get; }

    public CsvFormat Format { get; }

    /// <summary>The columns' names in the file's order; columns without a name are called C1, C2 and so on, by their position.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <param name="path">The file.</param>
    /// <param name="choice">The user's choice of its format.</param>
    /// <param name="wanted">The names of columns that it should have.</param>
    public static CsvSource Open(string path, FormatChoice choice, IReadOnlyList<string> wanted)
    {
        CheckPath(path);
        CsvFormat format = FormatFinder.Find(path, choice, wanted);
        using CsvRows rows = CsvRows.OfAll(path, format);
        if (!rows.MoveNext())
            throw new InputException($"{path} is empty; it needs a header and rows.");
        string[] columns = [.. Enumerable.Range(0, rows.Count).Select(i => NameColumn(rows.Field(i), i, format))];
        CheckNames(path, columns);
        return new CsvSource(path, format, columns);
    }

    public static bool IsPlaceName(string name) =>
        name.Length > 1 && name[0] == 'C' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Fields can be quoted (RFC 4180). The header is read like any other row.</summary>
    public static SepReaderOptions Configure(char separator) => Sep.New(separator).Reader(options =>
        options with { HasHeader = false, Unescape = true, DisableColCountCheck = true });

    /// <summary>Reads the rows below the header.</summary>
    public CsvRows Read()
    {
        var rows = CsvRows.OfAll(Path, Format);
        if (Format.HasHeader)
            rows.MoveNext();
        return rows;
    }

    /// <summary>The index of a column; -1 if there is none with that name.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }
        return -1;
    }

    /// <summary>The indexes of columns, which must exist.</summary>
    public int[] IndexesOf(IReadOnlyList<string> columns)
    {
        string[] absent = [.. columns.Where(column => IndexOf(column) < 0)];
        return absent.Length == 0 ? [.. columns.Select(IndexOf)] : throw new InputException(DescribeAbsent(absent));
    }

    private string DescribeAbsent(string[] absent)
    {
        string names = $"{Path} has no column {Names.List(absent)}";
        if (Columns.Count > 1)
        {
            string header = Format.HasHeader ? "" : "; its first line was read as a row, so the columns are named C1, C2 and so on";
            return $"{names}; it has {Names.List(Columns)}{header}.";
        }
        char likely = FormatFinder.FindSeparator(Columns[0]);
        string advice = Columns[0].Contains(likely) && likely != Format.Separator
            ? $"looks as if the separator is a {Separators.NameOf(likely)}: use --separator {Separators.NameOf(likely)}"
            : "is a single column; use --separator if there are more";
        return $"{names}; its first line, {Names.Quote(Columns[0])}, {advice}.";
    }

    private static void CheckPath(string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder; it must be a CSV file.");
        if (!File.Exists(path))
            throw new InputException($"There is no file {path}.");
    }

    private static string NameColumn(ReadOnlySpan<char> field, int index, CsvFormat format) =>
        format.HasHeader && !field.IsWhiteSpace() ? field.Trim().ToString() : $"C{index + 1}";

    private static void CheckNames(string path, string[] columns)
    {
        if (columns.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key is not string twice)
            return;
        int first = Array.IndexOf(columns, twice), second = Array.IndexOf(columns, twice, first + 1);
        throw new InputException($"{path} has two columns '{twice}', the {Names.Ordinal(first + 1)} and the "
            + $"{Names.Ordinal(second + 1)}; rename one of them.");
    }
}
