using System.Globalization;

namespace FourPixel.Samples;

/// <summary>A table in a text file: where it is, and what its columns hold.</summary>
internal sealed class CsvTable
{
    private const int FewestRows = 30;
    private const int MostCategories = 1000;

    public CsvTable(string path, CsvFormat format, string label, IReadOnlyList<ColumnProfile> profiles, int rows)
    {
        Path = path;
        Format = format;
        Profiles = profiles;
        Rows = rows;
        LabelProfile = profiles.FirstOrDefault(column => column.Name == label)
            ?? throw new InputException($"{path} has no column '{label}'; it has {ListNames(profiles)}.");
        CheckLabel();

        Roles = [.. profiles.Select(column => column == LabelProfile ? ColumnRole.Label : column.SuggestRole())];
        Columns = new TableColumns(Names(ColumnRole.Number), Names(ColumnRole.Text), label, SortCategories());
        if (Columns.Numbers.Length + Columns.Texts.Length == 0)
            throw new InputException($"{path} has no column to predict '{label}' from.");
    }

    public string Path { get; }

    public CsvFormat Format { get; }

    public int Rows { get; }

    public IReadOnlyList<ColumnProfile> Profiles { get; }

    /// <summary>What each of the <see cref="Profiles"/> is used as.</summary>
    public IReadOnlyList<ColumnRole> Roles { get; }

    public ColumnProfile LabelProfile { get; }

    public TableColumns Columns { get; }

    private string[] Names(ColumnRole role) =>
        [.. Profiles.Where((_, i) => Roles[i] == role).Select(column => column.Name)];

    private void CheckLabel()
    {
        int categories = LabelProfile.RowsOfValues.Count;
        string column = $"Label column '{LabelProfile.Name}' of {Path}";
        if (categories < 2)
        {
            string values = categories == 1 ? "value" : "values";
            throw new InputException($"{column} has {categories} different {values}; at least 2 are needed.");
        }
        if (categories > Math.Min(MostCategories, LabelProfile.Present / 2))
        {
            throw new InputException($"{column} has {categories} different values in {LabelProfile.Present} rows; "
                + $"categories have to repeat, and {MostCategories} are the most.");
        }
        if (LabelProfile.Present < FewestRows)
        {
            throw new InputException($"{Path} has {LabelProfile.Present} rows with a label; "
                + $"at least {FewestRows} are needed.");
        }
    }

    private Category[] SortCategories()
    {
        IEnumerable<string> names = LabelProfile.RowsOfValues.Keys;
        IEnumerable<string> sorted = LabelProfile.IsNumeric
            ? names.OrderBy(name => float.Parse(name, CultureInfo.InvariantCulture))
            : names.Order(StringComparer.Ordinal);
        return [.. sorted.Select(name => new Category { Name = name })];
    }

    private static string ListNames(IReadOnlyList<ColumnProfile> profiles)
    {
        const int Most = 12;
        string names = string.Join(", ", profiles.Take(Most).Select(column => column.Name));
        return profiles.Count > Most ? $"{names} and {profiles.Count - Most} more" : names;
    }
}
