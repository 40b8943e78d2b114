using FourPixel.Net.Training;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet;

/// <summary>How data views are read.</summary>
/// <param name="Host">The source of exceptions and of cancellation.</param>
/// <param name="Task">Converts labels to targets.</param>
/// <param name="Options">The threads and the token.</param>
/// <param name="KeepsMissing">Whether rows with missing features can be used for training.</param>
/// <param name="IsSparse">Whether only features that are not 0 are kept.</param>
internal sealed record ReadingSettings(IHost Host, LearningTask Task, FourPixelOptions Options, bool KeepsMissing, bool IsSparse)
{
    /// <summary>The other ranks that read rows.</summary>
    public RankGroup Ranks { get; } = RankGroup.Of(Options);

    public void ThrowIfCancelled()
    {
        Host.CheckAlive();
        Options.CancellationToken.ThrowIfCancellationRequested();
    }
}
