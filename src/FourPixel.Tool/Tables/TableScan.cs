using FourPixel.Tool.Columns;
using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Tables;

/// <summary>Reads a CSV file twice: to profile its columns, then to count the values of text columns and labels.</summary>
internal static class TableScan
{
    /// <param name="source">The file.</param>
    /// <param name="choice">The user's choice of its columns.</param>
    /// <param name="cancellation">Stops it.</param>
    public static TrainingTable Read(CsvSource source, TableChoice choice, CancellationToken cancellation)
    {
        source.IndexesOf([.. choice.Labels, .. choice.Ignored, .. choice.Kept]);
        if (choice.Weight is string weight)
            source.IndexesOf([weight]);
        ColumnProfile[] profiles = [.. source.Columns.Select((name, i) => new ColumnProfile(name, i))];
        long rows = 0;
        Go(source, row =>
        {
            rows++;
            foreach (ColumnProfile profile in profiles)
                profile.Add(row.Field(profile.Index));
        }, cancellation);
        ColumnFormat[] formats = [.. profiles.Select(profile => profile.SuggestFormat(source.Format.Separator))];
        ColumnRole[] roles = [.. profiles.Select((profile, i) => ChooseRole(profile, choice))];
        ValueCounts?[] values = [.. roles.Zip(formats, (role, format) => NeedsValues(role, format) ? new ValueCounts() : null)];
        Go(source, row =>
        {
            for (int i = 0; i < values.Length; i++)
                values[i]?.Add(row.Field(i));
        }, cancellation);
        return new TrainingTable(source, rows, [.. profiles.Select((profile, i) =>
            new TrainingColumn(profile, formats[i], roles[i], values[i], choice.Kept.Contains(profile.Name)))]);
    }

    private static void Go(CsvSource source, Action<CsvRows> look, CancellationToken cancellation)
    {
        using CsvRows rows = source.Read();
        while (rows.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            look(rows);
        }
    }

    private static ColumnRole ChooseRole(ColumnProfile profile, TableChoice choice)
    {
        if (choice.Labels.Contains(profile.Name))
            return ColumnRole.Label;
        if (choice.Weight == profile.Name)
            return ColumnRole.Weight;
        if (choice.Ignored.Contains(profile.Name))
            return ColumnRole.Ignored;
        if (profile.Present == 0)
            return ColumnRole.Empty;
        if (profile.IsConstantNumber)
            return ColumnRole.Constant;
        return profile.IsNumberOfRow && !choice.Kept.Contains(profile.Name) ? ColumnRole.Identifier : ColumnRole.Feature;
    }

    private static bool NeedsValues(ColumnRole role, ColumnFormat format) =>
        role == ColumnRole.Label || (role == ColumnRole.Feature && format.Kind == ColumnKind.Text);
}
