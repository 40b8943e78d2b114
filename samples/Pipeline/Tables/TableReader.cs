namespace FourPixel.Samples;

/// <summary>Goes once through a text file to find out what its columns hold.</summary>
internal static class TableReader
{
    public static CsvTable Read(string path, CsvFormat format, params string[] labels)
    {
        using var text = new StreamReader(path);
        var reader = new CsvReader(text, format.Separator);
        List<string> first = reader.ReadRow() ?? throw new InputException($"{path} is empty.");
        ColumnProfile[] profiles = [.. first.Select((field, i) => new ColumnProfile(NameColumn(field, i, format), i))];
        CheckNames(path, profiles);

        int rows = 0;
        for (List<string>? row = format.HasHeader ? reader.ReadRow() : first; row != null; row = reader.ReadRow())
        {
            rows++;
            if (row.Count != profiles.Length)
            {
                throw new InputException($"Line {reader.Line} of {path} has {row.Count} fields; "
                    + $"the first line has {profiles.Length}.");
            }
            for (int i = 0; i < profiles.Length; i++)
                profiles[i].Add(row[i], reader.Line);
        }
        if (rows == 0)
            throw new InputException($"{path} has no rows below its header.");
        return new CsvTable(path, format, labels, profiles, rows);
    }

    /// <summary>A column without a name is called by its place: C1, C2 and so on.</summary>
    private static string NameColumn(string field, int index, CsvFormat format) =>
        format.HasHeader && !string.IsNullOrWhiteSpace(field) ? field.Trim() : $"C{index + 1}";

    private static void CheckNames(string path, ColumnProfile[] profiles)
    {
        string? twice = profiles.GroupBy(column => column.Name).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (twice != null)
            throw new InputException($"{path} has more than one column '{twice}'.");
    }
}
