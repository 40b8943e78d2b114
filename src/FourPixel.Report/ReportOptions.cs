namespace FourPixel.Report;

/// <summary>What a report says beside what it finds out itself. All of it may be left out.</summary>
public sealed class ReportOptions
{
    /// <summary>The title of the page; null for one that names the label.</summary>
    public string? Title { get; set; }

    /// <summary>The name of what is predicted; null for the column that the label is made of.</summary>
    public string? LabelName { get; set; }

    /// <summary>The names of the two classes of a yes or no, the negative first; null for no and yes.</summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>What is known of columns beside what the held-out rows tell, such as why one was left out.</summary>
    public IReadOnlyList<ColumnNote> Columns { get; set; } = [];

    /// <summary>A column of text that names each row, such as "Line 12"; null to count the rows.</summary>
    public string? RowNameColumn { get; set; }

    /// <summary>How long the training took; null where nobody has measured it.</summary>
    public TimeSpan? TrainingTime { get; set; }

    /// <summary>How often each column is shuffled to find its importance, from 2 to 100.</summary>
    public int ImportanceRepeats { get; set; } = 5;

    /// <summary>
    /// The most held-out rows whose columns are shuffled, from 10 to 1,000,000. Of many columns fewer rows are taken, but at least 200.
    /// </summary>
    public int ImportanceRows { get; set; } = 2_000;

    /// <summary>The number of single errors that are explained, from 0 to 100.</summary>
    public int NumberOfErrors { get; set; } = 10;

    /// <summary>Cancels the report.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Validate()
    {
        Check(ImportanceRepeats, 2, 100, nameof(ImportanceRepeats));
        Check(ImportanceRows, 10, 1_000_000, nameof(ImportanceRows));
        Check(NumberOfErrors, 0, 100, nameof(NumberOfErrors));
        if (ClassNames is { Count: not 2 })
            throw new ArgumentException($"{nameof(ClassNames)} has {ClassNames.Count} names; it must have 2, the negative class first.", nameof(ClassNames));
    }

    private static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be from {least} to {most}.");
    }
}
