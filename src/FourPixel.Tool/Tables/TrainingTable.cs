using FourPixel.Tool.Columns;
using FourPixel.Tool.Csv;

namespace FourPixel.Tool.Tables;

/// <summary>A CSV file with profiled columns, to train from.</summary>
internal sealed class TrainingTable
{
    private const int MinRows = 30;

    public TrainingTable(CsvSource source, long rows, IReadOnlyList<TrainingColumn> columns)
    {
        (Source, Rows, Columns) = (source, rows, columns);
        Labels = [.. columns.Where(column => column.Role == ColumnRole.Label)];
        Features = [.. columns.Where(column => column.Role == ColumnRole.Feature)];
        if (Rows == 0)
            throw new InputException($"{Path} has no rows below its header.");
        foreach (TrainingColumn label in Labels)
            CheckLabel(label);
        if (Features.Count == 0)
        {
            string[] labels = [.. Labels.Select(label => label.Name)];
            throw new InputException($"{Path} has no column to predict {Names.List(labels)} from{DescribeLeftOut()}.");
        }
    }

    public CsvSource Source { get; }

    public string Path => Source.Path;

    public long Rows { get; }

    public IReadOnlyList<TrainingColumn> Columns { get; }

    /// <summary>The columns to predict; at least one.</summary>
    public IReadOnlyList<TrainingColumn> Labels { get; }

    /// <summary>The columns to predict from; at least one.</summary>
    public IReadOnlyList<TrainingColumn> Features { get; }

    /// <summary>The label column of a task that has exactly one.</summary>
    public TrainingColumn SingleLabel(string task) => Labels.Count == 1
        ? Labels[0]
        : throw new UsageException($"--task {task} has one --label; there are {Labels.Count}.");

    private void CheckLabel(TrainingColumn label)
    {
        int values = label.Values.Count;
        if (values < 2)
        {
            throw new InputException($"Label column '{label.Name}' of {Path} has {Names.Count(values, "different value")}; "
                + "at least 2 are needed.");
        }
        if (label.Profile.Present < MinRows)
        {
            throw new InputException($"{Path} has {Names.Count(label.Profile.Present, "row")} with a label; "
                + $"at least {MinRows} are needed.");
        }
    }

    private string DescribeLeftOut()
    {
        string[] leftOut = [.. Columns.Where(column => column.Role != ColumnRole.Label && column.Role != ColumnRole.Weight)
            .Select(column => $"{Names.Quote(column.Name)} is ignored: {Roles.Describe(column.Role)}")];
        return leftOut.Length == 0 ? ": it has no other column" : $"; {string.Join("; ", leftOut.Take(3))}";
    }
}
