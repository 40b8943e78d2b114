using FourPixel.Tool.Columns;
using FourPixel.Tool.Tables;

namespace FourPixel.Tool.Tasks;

/// <summary>Chooses the task: the user's choice, or a guess from the label column.</summary>
internal static class TaskChoice
{
    /// <summary>Up to this many distinct whole numbers count as categories.</summary>
    private const int FewNumbers = 20;

    /// <summary>A class with fewer rows can hardly be learned or evaluated.</summary>
    private const int MinRowsOfEach = 10;

    /// <param name="table">The table with its label.</param>
    /// <param name="task">The task's name; null to choose it.</param>
    /// <param name="positive">The value of the positive class; null for the default.</param>
    public static TaskCard Choose(TrainingTable table, string? task, string? positive)
    {
        string chosen = task ?? (positive == null ? Guess(table) : "binary");
        if (positive != null && chosen != "binary")
            throw new UsageException($"--positive is for --task binary; the task is {chosen}.");
        return chosen switch
        {
            "multiclass" => ChooseMulticlass(table),
            "binary" => ChooseBinary(table, positive),
            _ => new TaskCard(chosen, [.. table.Labels.Select(label => Describe(label, isNumber: true))], []),
        };
    }

    /// <summary>Two values: binary; many numbers, or numbers with fractions: regression; else multiclass.</summary>
    private static string Guess(TrainingTable table)
    {
        if (table.Labels.Count > 1)
            return "regression";
        TrainingColumn label = table.Labels[0];
        if (label.Values.Count == 2 || label.Format.Kind == ColumnKind.Boolean)
            return "binary";
        bool areNumbers = label.Format.Kind == ColumnKind.Number && (label.Profile.HasFractions || label.Values.Count > FewNumbers);
        return areNumbers ? "regression" : "multiclass";
    }

    private static TaskCard ChooseMulticlass(TrainingTable table)
    {
        TrainingColumn label = table.SingleLabel("multiclass");
        int categories = label.Values.Count;
        if (categories > Math.Min(MulticlassTask.MaxCategories, label.Profile.Present / 2))
        {
            throw new InputException($"Label column '{label.Name}' of {table.Path} has {categories} different values in "
                + $"{label.Profile.Present} rows; classes must repeat, and the maximum is {MulticlassTask.MaxCategories}. "
                + "Choose another label, or --task regression for numbers.");
        }
        return new TaskCard("multiclass", [Describe(label, isNumber: false)], Sort(label));
    }

    private static TaskCard ChooseBinary(TrainingTable table, string? positive)
    {
        TrainingColumn label = table.SingleLabel("binary");
        string column = $"label column '{label.Name}' of {table.Path}";
        LabelColumn described = Describe(label, isNumber: false);
        bool areBooleans = label.Format.Kind == ColumnKind.Boolean;
        string[] values = areBooleans && label.Values.Count > 2 ? ["no", "yes"] : Sort(label);
        if (values.Length != 2)
        {
            throw new InputException($"--task is binary, but the {column} has {Names.Count(values.Length, "different value")}: "
                + $"{Names.List(values)}; two are needed.");
        }
        var reader = new ClassReader(new TaskCard("binary", [described], values));
        int yes = positive == null ? 1 : reader.Read(positive);
        if (yes < 0)
            throw new InputException($"--positive is '{positive}'; the {column} has '{values[0]}' and '{values[1]}'.");
        for (int i = 0; i < values.Length; i++)
        {
            int rows = label.Values.Rows.Where(value => reader.Read(value.Key) == i).Sum(value => value.Value);
            if (rows < MinRowsOfEach)
            {
                throw new InputException($"The {column} has '{values[i]}' in {Names.Count(rows, "row")}; "
                    + $"at least {MinRowsOfEach} are needed.");
            }
        }
        return new TaskCard("binary", [described], [values[1 - yes], values[yes]]);
    }

    private static float ToNumber(string value, ColumnFormat format) =>
        Numbers.TryParse(value, format.Pattern == "," ? ',' : '.', out float number) ? number : float.NaN;

    private static LabelColumn Describe(TrainingColumn label, bool isNumber) =>
        new(label.Name, isNumber && label.Format.Kind != ColumnKind.Number ? new ColumnFormat(ColumnKind.Number, ".") : label.Format);

    /// <summary>Sorts numbers by value, and text alphabetically, ignoring case.</summary>
    private static string[] Sort(TrainingColumn label) => label.Profile.IsNumeric
        ? [.. label.Values.Rows.Keys.OrderBy(value => ToNumber(value, label.Format))]
        : [.. label.Values.Rows.Keys.Order(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
}
