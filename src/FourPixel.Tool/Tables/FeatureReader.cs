using FourPixel.Tool.Columns;
using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Tables;

/// <summary>Reads features from rows, and records values that can't be read and count as missing.</summary>
internal sealed class FeatureReader
{
    private readonly List<UnreadValues> _unread = [];

    /// <summary>The columns with values that could not be read.</summary>
    public IEnumerable<UnreadValues> Unread => _unread.Where(values => values.Count > 0);

    /// <summary>Finds the feature columns of a file by their names.</summary>
    public IReadOnlyList<ViewColumn> Bind(CsvSource source, IReadOnlyList<FeatureColumn> features)
    {
        int[] places = source.IndexesOf([.. features.Select(feature => feature.Name)]);
        return [.. features.Zip(places, Bind)];
    }

    /// <summary>The feature columns without a file, for the input schema of a model.</summary>
    public static IEnumerable<ViewColumn> Describe(IEnumerable<FeatureColumn> features) =>
        features.Select(feature => new FeatureReader().Bind(feature, 0));

    private ViewColumn Bind(FeatureColumn feature, int place)
    {
        var unread = new UnreadValues(feature);
        _unread.Add(unread);
        return feature.Format switch
        {
            { Kind: ColumnKind.Text } => BindText(feature.Name, place),
            { Kind: ColumnKind.Date, Pattern: string pattern } =>
                ViewColumn.Date(feature.Name, rows => ReadDate(rows, place, pattern, unread)),
            { Kind: ColumnKind.Boolean } => ViewColumn.Number(feature.Name, rows => ReadBoolean(rows, place, unread)),
            { Pattern: string pattern } => ViewColumn.Number(feature.Name, rows => ReadNumber(rows, place, pattern[0], unread)),
        };
    }

    private static ViewColumn BindText(string name, int place)
    {
        var texts = new TextPool();
        return ViewColumn.Text(name, rows => texts.Get(rows.Field(place)));
    }

    private static float ReadNumber(CsvRows rows, int place, char decimalMark, UnreadValues unread)
    {
        ReadOnlySpan<char> field = rows.Field(place);
        return Numbers.TryParse(field, decimalMark, out float number) ? number : unread.Miss(field, rows.Line, float.NaN);
    }

    private static float ReadBoolean(CsvRows rows, int place, UnreadValues unread)
    {
        ReadOnlySpan<char> field = rows.Field(place);
        return Booleans.TryParse(field, out bool value) ? (value ? 1 : 0) : unread.Miss(field, rows.Line, float.NaN);
    }

    private static DateTime ReadDate(CsvRows rows, int place, string pattern, UnreadValues unread)
    {
        ReadOnlySpan<char> field = rows.Field(place);
        return Dates.TryParse(field, pattern, out DateTime date) ? date : unread.Miss(field, rows.Line, default(DateTime));
    }
}
