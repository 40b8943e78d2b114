namespace FourPixel.Net.Training;

/// <summary>The rows of a training.</summary>
/// <param name="Training">The rows to learn from.</param>
/// <param name="TotalWeight">Their weight, and that of all other ranks' rows, all together.</param>
/// <param name="Validation">The rows to judge by; null for none.</param>
/// <param name="Folds">What each member does not learn from, and is judged by; null where all learn from all rows.</param>
/// <param name="Ranks">Who else has such rows.</param>
internal sealed record TrainingRows(ExampleSource Training, double TotalWeight, ExampleSource? Validation, Folds? Folds, RankGroup Ranks)
{
    /// <summary>Whether there is anything to judge by.</summary>
    public bool HasValidation => Validation != null || Folds != null;

    /// <summary>The weight of the rows that a member learns from.</summary>
    public double LearnedWeight => TotalWeight * (Folds?.LearnedShare ?? 1);

    /// <summary>The training rows of each rank.</summary>
    public long[] RowsOfRanks { get; } = [.. Ranks.Gather<long>([Training.Rows]).Select(rows => rows[0])];
}
