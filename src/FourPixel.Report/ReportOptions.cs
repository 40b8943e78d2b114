namespace FourPixel.Report;

/// <summary>The options of a report. All of them are optional.</summary>
public sealed class ReportOptions
{
    /// <summary>Gets or sets the title of the page; null for a title with the name of the label.</summary>
    public string? Title { get; set; }

    /// <summary>Gets or sets the name of the target; null for the name of the label's source column.</summary>
    public string? LabelName { get; set; }

    /// <summary>Gets or sets the names of the two classes of a binary classification, the negative class first; null for no and yes.</summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>Gets or sets notes on columns, such as why a column is not used.</summary>
    public IReadOnlyList<ColumnNote> Columns { get; set; } = [];

    /// <summary>Gets or sets the name of a text column that names each row, such as "Line 12"; null to count the rows.</summary>
    public string? RowNameColumn { get; set; }

    /// <summary>Gets or sets how long the training took; null if it is not known.</summary>
    public TimeSpan? TrainingTime { get; set; }

    /// <summary>Gets or sets how often each column is shuffled to find its importance, from 2 to 100.</summary>
    public int ImportanceRepeats { get; set; } = 5;

    /// <summary>
    /// Gets or sets the maximum number of held-out rows for permutation importance, from 10 to 1,000,000. With many columns, fewer rows
    /// are used, but at least 200.
    /// </summary>
    public int ImportanceRows { get; set; } = 2_000;

    /// <summary>Gets or sets the number of largest errors to explain, from 0 to 100.</summary>
    public int NumberOfErrors { get; set; } = 10;

    /// <summary>Gets or sets the token that cancels the report.</summary>
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
