using System.Globalization;
using FourPixel.Tool.Columns;
using FourPixel.Tool.Models;
using FourPixel.Tool.Tables;
using FourPixel.Tool.Tasks;
using Microsoft.ML.Data;
using Spectre.Console;

namespace FourPixel.Tool.Display;

/// <summary>Shows columns and metrics as tables.</summary>
internal static class ResultTables
{
    private const int MaxShown = 40;

    /// <summary>What each column of the file is used as.</summary>
    public static void ShowColumns(TrainingTable table)
    {
        string title = $"{Names.Count(table.Rows, "row")}: {table.Source.Format.Description}";
        Table shown = Headings.MakeTable(title, ["Column", "Used as"], ["Missing"]);
        foreach (TrainingColumn column in table.Columns.Take(MaxShown))
            AddRow(shown, column.Name, Describe(column), $"{column.Profile.Missing:N0}");
        AnsiConsole.Write(shown);
        if (table.Columns.Count > MaxShown)
            Headings.Line($"The first {MaxShown} of {table.Columns.Count:N0} columns.");
        foreach (TrainingColumn label in table.Labels.Where(label => label.Profile.Missing > 0))
            Headings.Line($"{Names.Count(label.Profile.Missing, "row")} without {label.Name}: not used.");
    }

    /// <summary>Warns about columns that are ignored automatically.</summary>
    public static void WarnOfColumns(TrainingTable table)
    {
        foreach (TrainingColumn column in table.Columns.Where(column => Roles.IsLeftOut(column.Role)))
        {
            string advice = column.Role == ColumnRole.Identifier ? $"; --keep \"{column.Name}\" uses it" : "";
            Headings.Warning($"Column '{column.Name}' is ignored: {Roles.Describe(column.Role)}{advice}.");
        }
    }

    public static void WarnOfValues(IEnumerable<UnreadValues> unread)
    {
        foreach (UnreadValues values in unread)
            Headings.Warning(values.Description);
    }

    public static void ShowEvaluation(string title, Evaluation evaluation)
    {
        Table table = Headings.MakeTable(title, ["Metric"], ["Value"]);
        foreach (Metric metric in evaluation.Metrics)
            AddRow(table, metric.Name, $"{metric}");
        AnsiConsole.Write(table);
        if (evaluation.Confusion is Confusion confusion)
            ShowConfusion(confusion);
    }

    /// <summary>The features that moved the scores most.</summary>
    public static void ShowImportance(Importance importance)
    {
        Table table = Headings.MakeTable("How much each feature moves the score", ["Feature"], ["Mean contribution", "Share"]);
        foreach ((string feature, double mean, double share) in importance.Means.Take(MaxShown))
            AddRow(table, feature, mean.ToString("G3", CultureInfo.InvariantCulture), $"{new Metric("Share", share, IsShare: true)}");
        AnsiConsole.Write(table);
    }

    public static void AddRow(Table table, params string[] cells) =>
        table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>The confusion matrix; if there are many classes, only the most frequent.</summary>
    private static void ShowConfusion(Confusion confusion)
    {
        const int MaxClasses = 10;
        (ConfusionMatrix matrix, string[] classes) = confusion;
        double[] rows = [.. matrix.Counts.Select(answers => answers.Sum())];
        int[] shown = [.. Enumerable.Range(0, rows.Length).OrderByDescending(i => rows[i]).Take(MaxClasses).Order()];
        Table table = Headings.MakeTable("Confusion matrix", ["Actual"], [.. shown.Select(i => classes[i]), "Recall"]);
        foreach (int i in shown)
        {
            string found = rows[i] == 0 ? "" : $"{new Metric("Recall", matrix.PerClassRecall[i], IsShare: true)}";
            AddRow(table, [classes[i], .. shown.Select(j => $"{matrix.Counts[i][j]:N0}"), found]);
        }
        AnsiConsole.Write(table);
        if (shown.Length < classes.Length)
            Headings.Line($"The {shown.Length} most frequent of {classes.Length} classes.");
    }

    private static string Describe(TrainingColumn column) => column.Role switch
    {
        ColumnRole.Feature when column.Format.Kind == ColumnKind.Text => DescribeText(column),
        ColumnRole.Feature => column.Format.Description,
        ColumnRole.Label => "label",
        ColumnRole.Weight => "weight of the row",
        _ => $"ignored: {Roles.Describe(column.Role)}",
    };

    private static string DescribeText(TrainingColumn column)
    {
        int used = column.FindCategories().Length;
        return used == column.Values.Count
            ? $"text, {used:N0} values"
            : $"text, {used:N0} of {column.Values.Count:N0} values, the others are rare";
    }
}
