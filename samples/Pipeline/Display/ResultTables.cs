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
        foreach (ColumnProfile label in table.Labels.Where(label => label.Missing > 0))
        {
            Headings.Line($"{label.Missing:N0} rows have no {label.Name}: they are neither trained on nor judged"
                + (table.Labels.Count == 1 ? "." : " by it."));
        }
    }

    public static void ShowMetrics(string title, Evaluation linear, Evaluation fourPixel)
    {
        Table table = Headings.MakeTable(title, [""], ["Linear", "FourPixel"]);
        foreach ((Metric one, Metric other) in linear.Metrics.Zip(fourPixel.Metrics))
            AddRow(table, one.Name, $"{one}", $"{other}");
        AnsiConsole.Write(table);
    }

    public static void ShowCrossValidation(IReadOnlyList<Evaluation> linear, IReadOnlyList<Evaluation> fourPixel)
    {
        Metric metric = linear[0].Metrics[0];
        Table table = Headings.MakeTable($"{metric.Name}, cross-validated", ["Fold"], ["Linear", "FourPixel"]);
        for (int fold = 0; fold < linear.Count; fold++)
            AddRow(table, $"{fold + 1}", $"{linear[fold].Metrics[0]}", $"{fourPixel[fold].Metrics[0]}");
        table.AddEmptyRow();
        AddRow(table, "Mean", $"{Mean(linear)}", $"{Mean(fourPixel)}");
        AnsiConsole.Write(table);

        Metric Mean(IEnumerable<Evaluation> folds) =>
            metric with { Value = folds.Average(fold => fold.Metrics[0].Value) };
    }

    /// <summary>How often each category was taken for each; where there are many, the most frequent only.</summary>
    public static void ShowConfusion(string title, Confusion confusion)
    {
        const int Most = 10;
        (ConfusionMatrix matrix, string[] categories) = confusion;
        double[] rows = [.. matrix.Counts.Select(answers => answers.Sum())];
        int[] shown = [.. Enumerable.Range(0, rows.Length).OrderByDescending(i => rows[i]).Take(Most).Order()];
        Table table = Headings.MakeTable(title, ["Truth"], [.. shown.Select(i => categories[i]), "Found"]);
        foreach (int i in shown)
        {
            string found = rows[i] == 0 ? "" : $"{new Metric("Found", matrix.PerClassRecall[i], IsShare: true)}";
            AddRow(table, [categories[i], .. shown.Select(j => $"{matrix.Counts[i][j]:N0}"), found]);
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
}
