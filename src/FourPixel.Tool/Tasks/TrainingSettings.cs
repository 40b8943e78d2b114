using FourPixel.MLNet;
using FourPixel.Net;

namespace FourPixel.Tool.Tasks;

/// <summary>The user's training options; null values are chosen by the trainer.</summary>
internal sealed record TrainingSettings
{
    public Effort? Effort { get; init; }

    public int[]? HiddenLayers { get; init; }

    public int? Members { get; init; }

    public int Seed { get; init; }

    public int? NumberOfThreads { get; init; }

    /// <summary>The weight column of the training data; null for equal weights.</summary>
    public string? WeightColumn { get; init; }

    public Action<EpochReport>? EpochCompleted { get; init; }

    public CancellationToken Cancellation { get; init; }

    public T Apply<T>(T options)
        where T : FourPixelOptions
    {
        options.Effort = Effort ?? options.Effort;
        options.HiddenLayers = HiddenLayers;
        options.Members = Members;
        options.Seed = Seed;
        options.NumberOfThreads = NumberOfThreads;
        options.ExampleWeightColumnName = WeightColumn;
        options.EpochCompleted = EpochCompleted;
        options.CancellationToken = Cancellation;
        return options;
    }
}
