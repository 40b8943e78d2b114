using System.CommandLine;
using FourPixel.Tool.Tables;

namespace FourPixel.Tool.Commands;

/// <summary>The options for the columns of a training file.</summary>
internal sealed class ColumnOptions
{
    private readonly Option<string[]> _label = new("--label")
    {
        Description = "The column to predict. Repeat the option to predict several columns of numbers together.",
        HelpName = "COLUMN",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _task = new("--task")
    {
        Description = "multiclass, binary or regression. Default: binary if the label has two distinct values, regression if it has "
            + "fractions or more than 20 distinct numbers, else multiclass.",
        HelpName = "TASK",
    };

    private readonly Option<string> _positive = new("--positive")
    {
        Description = "The label value of the positive class. Default: the greater of the two, such as 1, yes or true.",
        HelpName = "VALUE",
    };

    private readonly Option<string[]> _ignore = new("--ignore")
    {
        Description = "The columns to ignore.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _keep = new("--keep")
    {
        Description = "The columns to use although they look like identifiers.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _weight = new("--weight")
    {
        Description = "The column with the weight of each row.",
        HelpName = "COLUMN",
    };

    public ColumnOptions() => _task.AcceptOnlyFromAmong("multiclass", "binary", "regression");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_label, _task, _positive, _ignore, _keep, _weight])
            command.Add(option);
    }

    public TableChoice Read(ParseResult parsed)
    {
        string[] labels = [.. parsed.GetRequiredValue(_label).Distinct()];
        string[] ignored = parsed.GetValue(_ignore) ?? [], kept = parsed.GetValue(_keep) ?? [];
        string? weight = parsed.GetValue(_weight);
        if (labels.FirstOrDefault(label => ignored.Contains(label) || kept.Contains(label) || label == weight) is string twice)
            throw new UsageException($"'{twice}' is the label; it can't be ignored, kept or a weight as well.");
        return new TableChoice(labels, ignored, kept, weight);
    }

    /// <summary>The task; null to choose it from the label.</summary>
    public string? ReadTask(ParseResult parsed) => parsed.GetValue(_task);

    /// <summary>The value of the positive class; null for the default.</summary>
    public string? ReadPositive(ParseResult parsed) => parsed.GetValue(_positive);
}
