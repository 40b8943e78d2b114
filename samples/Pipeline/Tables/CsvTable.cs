namespace FourPixel.Samples;

/// <summary>A table in a text file: where it is, and what its columns hold.</summary>
internal sealed class CsvTable
{
    private const int FewestRows = 30;

    public CsvTable(string path, CsvFormat format, IReadOnlyList<string> labels, IReadOnlyList<ColumnProfile> profiles, int rows)
    {
        Path = path;
        Format = format;
        Profiles = profiles;
        Rows = rows;
        Labels = [.. labels.Distinct().Select(FindLabel)];
        foreach (ColumnProfile label in Labels)
            CheckLabel(label);

        Roles = [.. profiles.Select(column => Labels.Contains(column) ? ColumnRole.Label : column.SuggestRole())];
        Columns = new TableColumns(Names(ColumnRole.Number), Names(ColumnRole.Text));
        if (Columns.Numbers.Length + Columns.Texts.Length == 0)
            throw new InputException($"{path} has no column to predict '{string.Join("', '", labels)}' from.");
    }

    public string Path { get; }

    public CsvFormat Format { get; }

    public int Rows { get; }

    public IReadOnlyList<ColumnProfile> Profiles { get; }

    /// <summary>What each of the <see cref="Profiles"/> is used as.</summary>
    public IReadOnlyList<ColumnRole> Roles { get; }

    /// <summary>The columns to predict; at least one.</summary>
    public IReadOnlyList<ColumnProfile> Labels { get; }

    public TableColumns Columns { get; }

    /// <summary>The one label column of a task that can have no more.</summary>
    public ColumnProfile SingleLabel(string task) => Labels.Count == 1
        ? Labels[0]
        : throw new InputException($"--task {task} has one --label; there are {Labels.Count}.");

    private string[] Names(ColumnRole role) =>
        [.. Profiles.Where((_, i) => Roles[i] == role).Select(column => column.Name)];

    private ColumnProfile FindLabel(string label) => Profiles.FirstOrDefault(column => column.Name == label)
        ?? throw new InputException($"{Path} has no column '{label}'; it has {ListNames(Profiles)}.");

    private void CheckLabel(ColumnProfile label)
    {
        int values = label.RowsOfValues.Count;
        if (values < 2)
        {
            string noun = values == 1 ? "value" : "values";
            throw new InputException($"Label column '{label.Name}' of {Path} has {values} different {noun}; at least 2 are needed.");
        }
        if (label.Present < FewestRows)
            throw new InputException($"{Path} has {label.Present} rows with a label; at least {FewestRows} are needed.");
    }

    private static string ListNames(IReadOnlyList<ColumnProfile> profiles)
    {
        const int Most = 12;
        string names = string.Join(", ", profiles.Take(Most).Select(column => column.Name));
        return profiles.Count > Most ? $"{names} and {profiles.Count - Most} more" : names;
    }
}
