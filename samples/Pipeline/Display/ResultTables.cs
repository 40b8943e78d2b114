using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace FourPixel.Samples;

/// <summary>What came out, in tables.</summary>
internal static class ResultTables
{
    /// <summary>What each column of the file is used as.</summary>
    public static void ShowColumns(CsvTable table)
    {
        Table shown = Headings.MakeTable($"{table.Rows:N0} rows",
            ["Column", "Used as"], ["Missing", "Different values"]);
        foreach ((ColumnProfile column, ColumnRole role) in table.Profiles.Zip(table.Roles))
            AddRow(shown, column.Name, Describe(role), $"{column.Missing:N0}", $"{column.RowsOfValues.Count:N0}");
        AnsiConsole.Write(shown);
        if (table.LabelProfile.Missing > 0)
        {
            Headings.Line($"{table.LabelProfile.Missing:N0} rows have no {table.LabelProfile.Name}: "
                + "they are neither trained on nor judged.");
        }
    }

    public static void ShowMetrics(
        string title, MulticlassClassificationMetrics linear, MulticlassClassificationMetrics fourPixel)
    {
        Table table = Headings.MakeTable(title, [""], ["Linear", "FourPixel"]);
        AddRow(table, "Accuracy", Percent(linear.MicroAccuracy), Percent(fourPixel.MicroAccuracy));
        AddRow(table, "Accuracy, mean of the categories",
            Percent(linear.MacroAccuracy), Percent(fourPixel.MacroAccuracy));
        AddRow(table, "Log-loss (0 is best)", Number(linear.LogLoss), Number(fourPixel.LogLoss));
        AnsiConsole.Write(table);
    }

    public static void ShowCrossValidation(
        IEnumerable<MulticlassClassificationMetrics> linear, IEnumerable<MulticlassClassificationMetrics> fourPixel)
    {
        Table table = Headings.MakeTable("Accuracy, cross-validated", ["Fold"], ["Linear", "FourPixel"]);
        int fold = 0;
        foreach ((MulticlassClassificationMetrics one, MulticlassClassificationMetrics other) in linear.Zip(fourPixel))
            AddRow(table, $"{++fold}", Percent(one.MicroAccuracy), Percent(other.MicroAccuracy));
        table.AddEmptyRow();
        AddRow(table, "Mean",
            Percent(linear.Average(one => one.MicroAccuracy)), Percent(fourPixel.Average(one => one.MicroAccuracy)));
        AnsiConsole.Write(table);
    }

    /// <summary>How often each category was taken for each; where there are many, the most frequent only.</summary>
    public static void ShowConfusion(string title, ConfusionMatrix matrix, Category[] categories)
    {
        const int Most = 10;
        double[] rows = [.. matrix.Counts.Select(answers => answers.Sum())];
        int[] shown = [.. Enumerable.Range(0, rows.Length).OrderByDescending(i => rows[i]).Take(Most).Order()];
        Table table = Headings.MakeTable(title, ["Truth"], [.. shown.Select(i => categories[i].Name), "Found"]);
        foreach (int i in shown)
        {
            string found = rows[i] == 0 ? "" : Percent(matrix.PerClassRecall[i]);
            AddRow(table, [categories[i].Name, .. shown.Select(j => $"{matrix.Counts[i][j]:N0}"), found]);
        }
        AnsiConsole.Write(table);
        if (shown.Length < categories.Length)
            Headings.Line($"The {shown.Length} most frequent of {categories.Length} categories.");
    }

    private static void AddRow(Table table, params string[] cells) =>
        table.AddRow(cells.Select(cell => new Text(cell)));

    private static string Describe(ColumnRole role) => role switch
    {
        ColumnRole.Number => "number",
        ColumnRole.Text => "text",
        ColumnRole.Identifier => "left out: nearly all differ",
        ColumnRole.Empty => "left out: no value",
        _ => "label",
    };

    private static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + "%";

    private static string Number(double number) => number.ToString("F4", CultureInfo.InvariantCulture);
}
