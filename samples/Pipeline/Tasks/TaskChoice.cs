namespace FourPixel.Samples;

/// <summary>Which task it is: what the user says, or what the label column looks like.</summary>
internal static class TaskChoice
{
    /// <summary>Up to so many different whole numbers are taken for categories.</summary>
    private const int FewNumbers = 20;

    /// <param name="table">The table with its label.</param>
    /// <param name="task">The task's name; null to have it guessed.</param>
    /// <param name="positive">The value that is a yes; null for the usual one.</param>
    public static TableTask Choose(CsvTable table, string? task, string? positive)
    {
        string chosen = task ?? (positive == null ? Guess(table) : "binary");
        if (positive != null && chosen != "binary")
            throw new InputException("--positive goes with --task binary.");
        return chosen switch
        {
            "multiclass" => new MulticlassTask(table),
            "binary" => new BinaryTask(table, positive),
            "regression" => new RegressionTask(table),
            _ => throw new InputException($"--task is '{task}'; it has to be multiclass, binary or regression."),
        };
    }

    /// <summary>Two values are a yes and a no; many numbers, or any that are not whole, are numbers; the rest are categories.</summary>
    private static string Guess(CsvTable table)
    {
        if (table.Labels.Count > 1)
            return "regression";
        ColumnProfile label = table.Labels[0];
        if (label.RowsOfValues.Count == 2)
            return "binary";
        return label.IsNumeric && (label.HasFractions || label.RowsOfValues.Count > FewNumbers) ? "regression" : "multiclass";
    }
}
