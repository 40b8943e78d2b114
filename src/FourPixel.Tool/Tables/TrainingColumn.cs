using FourPixel.Tool.Columns;

namespace FourPixel.Tool.Tables;

/// <summary>A column of a table: its content and its role.</summary>
/// <param name="profile">The statistics of its values.</param>
/// <param name="format">How its values are read.</param>
/// <param name="role">What it is used as.</param>
/// <param name="values">The distinct values; null for numeric and date features.</param>
/// <param name="isKept">Whether it is used even if it looks like an identifier (<c>--keep</c>).</param>
internal sealed class TrainingColumn(
    ColumnProfile profile, ColumnFormat format, ColumnRole role, ValueCounts? values, bool isKept)
{
    private const int MaxCategories = 10_000, MaxRowsNeeded = 5, RowsInAHundred = 100;
    private const int FewValues = 20;
    private const double NearlyAll = 0.9;

    public string Name => profile.Name;

    public ColumnProfile Profile => profile;

    public ColumnFormat Format => format;

    public ColumnRole Role { get; } = role == ColumnRole.Feature && format.Kind == ColumnKind.Text
        ? ChooseRole(profile, values!, isKept)
        : role;

    /// <summary>The distinct values, only of text columns and labels.</summary>
    public ValueCounts Values => values!;

    /// <summary>The text values that become features. Rarer and new values count as missing.</summary>
    public string[] FindCategories() => FindCategories(profile, values!);

    private static string[] FindCategories(ColumnProfile profile, ValueCounts values) =>
        values.FindFrequent(Math.Clamp(profile.Present / RowsInAHundred, 1, MaxRowsNeeded), MaxCategories);

    private static ColumnRole ChooseRole(ColumnProfile profile, ValueCounts values, bool isKept)
    {
        if (values.Count == 1 && profile.Missing == 0)
            return ColumnRole.Constant;
        if (!isKept && profile.Present > FewValues && (values.IsFull || values.Count > NearlyAll * profile.Present))
            return ColumnRole.Identifier;
        return FindCategories(profile, values).Length == 0 ? ColumnRole.Rare : ColumnRole.Feature;
    }
}
