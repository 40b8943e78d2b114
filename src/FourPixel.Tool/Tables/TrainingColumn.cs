using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>A column of a table: what it holds and what it is used as.</summary>
/// <param name="profile">What was found in all its rows.</param>
/// <param name="format">How its values are read.</param>
/// <param name="role">What it is used as.</param>
/// <param name="values">The different values; null of numbers and dates that are features.</param>
/// <param name="isKept">Whether the user wants it used although it may look like an identifier.</param>
internal sealed class TrainingColumn(
    ColumnProfile profile, ColumnFormat format, ColumnRole role, ValueCounts? values, bool isKept)
{
    private const int MostCategories = 10_000, MostRowsNeeded = 5, RowsInAHundred = 100;
    private const int FewValues = 20;
    private const double NearlyAll = 0.9;

    public string Name => profile.Name;

    public ColumnProfile Profile => profile;

    public ColumnFormat Format => format;

    public ColumnRole Role { get; } = role == ColumnRole.Feature && format.Kind == ColumnKind.Text
        ? ChooseRole(profile, values!, isKept)
        : role;

    /// <summary>The different values. Only columns of text and labels have them.</summary>
    public ValueCounts Values => values!;

    /// <summary>The values of text that become features. Rarer ones count as missing, and so do those that come later.</summary>
    public string[] FindCategories() => FindCategories(profile, values!);

    private static string[] FindCategories(ColumnProfile profile, ValueCounts values) =>
        values.FindFrequent(Math.Clamp(profile.Present / RowsInAHundred, 1, MostRowsNeeded), MostCategories);

    private static ColumnRole ChooseRole(ColumnProfile profile, ValueCounts values, bool isKept)
    {
        if (values.Count == 1 && profile.Missing == 0)
            return ColumnRole.Constant;
        if (!isKept && profile.Present > FewValues && (values.IsFull || values.Count > NearlyAll * profile.Present))
            return ColumnRole.Identifier;
        return FindCategories(profile, values).Length == 0 ? ColumnRole.Rare : ColumnRole.Feature;
    }
}
