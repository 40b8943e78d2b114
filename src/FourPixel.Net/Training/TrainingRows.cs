namespace FourPixel.Net.Training;

/// <summary>The rows of a training.</summary>
/// <param name="Training">The training rows.</param>
/// <param name="TotalWeight">Their weight, and that of all other ranks' rows, all together.</param>
/// <param name="Validation">The validation rows; null for none.</param>
/// <param name="Folds">The rows that each member holds out for validation; null if all members train on all rows.</param>
/// <param name="Ranks">Who else has such rows.</param>
internal sealed record TrainingRows(ExampleSource Training, double TotalWeight, ExampleSource? Validation, Folds? Folds, RankGroup Ranks)
{
    /// <summary>Whether there are validation rows.</summary>
    public bool HasValidation => Validation != null || Folds != null;

    /// <summary>The weight of the rows that a member learns from.</summary>
    public double LearnedWeight => TotalWeight * (Folds?.LearnedShare ?? 1);

    /// <summary>The training rows of each rank.</summary>
    public long[] RowsOfRanks { get; } = [.. Ranks.Gather<long>([Training.Rows]).Select(rows => rows[0])];
}
