using FourPixel.Net;
using FourPixel.Net.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>
/// Reads the training and the validation rows: into memory if they fit within the memory bound, else streamed in
/// each epoch.
/// </summary>
internal sealed class ExampleLoader(ReadingSettings settings, IChannel channel)
{
    /// <summary>Below this number of rows, none are held out for validation unless the user asks for it.</summary>
    private const int FewRows = 100;

    private const double DefaultValidationFraction = 0.1;

    /// <summary>More members share the folds: with ever smaller folds, members would learn from nearly the same rows.</summary>
    private const int MostFolds = 8;

    private readonly FourPixelOptions _options = settings.Options;

    private long ValidationBytes => _options.EffectiveMemoryBound / 4;

    private long TrainingBytes => _options.EffectiveMemoryBound - ValidationBytes;

    public ExampleSource LoadTraining(RoleMappedData data) => Load(data, "training", TrainingBytes);

    public ExampleSource LoadValidation(RoleMappedData data) => Load(data, "validation", ValidationBytes);

    /// <summary>
    /// The number of validation folds. Each member holds out one of them, so that all rows are used for training: one fold for each
    /// member, but at most 8, or as many as the fraction requires. 0 if all members hold out the same rows, or none.
    /// </summary>
    public int ChooseFolds(ExampleSource examples, int members)
    {
        long rows = settings.Ranks.Sum((long)examples.Rows);
        double fraction = FractionOf(rows, 1.0 / Math.Min(members, MostFolds));
        bool areInMemory = !settings.Ranks.Any(examples is not ExampleSet);
        bool canTakeTurns = members > 1 && areInMemory && rows > 1 && fraction is > 0 and <= 0.5;
        return canTakeTurns ? (int)Math.Min(Math.Round(1 / fraction), rows) : 0;
    }

    /// <summary>Holds out a random part of the training rows for validation.</summary>
    /// <returns>The remaining and the held-out rows; null for none.</returns>
    public (ExampleSource Training, ExampleSource? Validation) Split(ExampleSource examples)
    {
        double fraction = FractionOf(settings.Ranks.Sum((long)examples.Rows), DefaultValidationFraction);
        if (fraction == 0)
            return (examples, null);
        (ExampleSource training, ExampleSource validation) = examples is ExampleSet inMemory
            ? inMemory.Split(fraction, _options.Seed!.Value)
            : ((DataViewExamples)examples).Split(IsSetAside, ValidationBytes);
        if (training.Rows == 0)
            throw settings.Host.Except($"ValidationFraction {fraction} of {examples.Rows} rows leaves no training rows; use a smaller fraction, or 0 for no validation.");
        if (validation.Rows == 0)
            throw settings.Host.Except($"ValidationFraction {fraction} of {examples.Rows} rows gives no validation rows; use a larger fraction, or 0 for no validation.");
        return (training, validation);

        bool IsSetAside(int row) => new SeededRandom(_options.Seed!.Value, RandomPurpose.Split, row).NextSingle() < fraction;
    }

    /// <param name="rows">The rows of all ranks.</param>
    /// <param name="usual">The default unless there are few rows.</param>
    private double FractionOf(long rows, double usual) => _options.ValidationFraction ?? (rows < FewRows ? 0 : usual);

    private ExampleSource Load(RoleMappedData data, string purpose, long bytes)
    {
        var leftOut = new LeftOutRows();
        ExampleSource examples = new DataViewExamples(settings, data, bytes).Load(leftOut);
        leftOut.Report(data.Schema, purpose, settings.Host, channel);
        if (examples is DataViewExamples)
            channel.Info($"The {examples.Rows} {purpose} rows need more than {bytes} bytes and are streamed: each epoch reads them again.");
        return examples;
    }
}
