using System.Diagnostics;
using FourPixel.Mpi;
using FourPixel.Net;

namespace FourPixel.Benchmarks.Ranks;

/// <summary>A network that is trained on pictures of noise, with one thread for each rank.</summary>
/// <param name="Hidden">The neurons of its hidden layers.</param>
/// <param name="BatchSize">The rows of a batch, on all ranks together.</param>
/// <param name="Batches">The batches of an epoch.</param>
/// <param name="WarmUpEpochs">The epochs before the timed ones, in which the JIT compiler still shares the rank's core.</param>
internal sealed record RankedCase(int[] Hidden, int BatchSize, int Batches, int WarmUpEpochs)
{
    private const int Inputs = 784;
    private const int Classes = 10;
    private const int Epochs = 4;

    public static RankedCase[] All { get; } = [new([1024, 1024], 1_024, 20, 6), new([256, 128], 512, 100, 16)];

    public string Name => $"{Inputs}-{string.Join('-', Hidden)}-{Classes}, batches of {BatchSize:N0}";

    /// <summary>Trains as one of the ranks that mpirun started, or alone.</summary>
    /// <returns>The seconds of a step, and the share of them spent waiting.</returns>
    public (double Seconds, double Waiting) Train(MpiCommunicator? mpi)
    {
        var random = new Random(mpi?.Rank ?? 0);
        int rows = BatchSize * Batches / (mpi?.Size ?? 1);
        float[] inputs = [.. Enumerable.Range(0, rows * Inputs).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, rows).Select(row => (float)(row % Classes))];
        var network = new Network(Inputs, [.. Hidden.Select(units => new Dense(units, Activation.ReLU)), new Dense(Classes, Activation.Softmax)]);

        long start = 0, end = 0;
        TimeSpan waitedBefore = default, waited = default;
        new NetworkTrainer(new TrainingOptions
        {
            BatchSize = BatchSize,
            NumberOfEpochs = WarmUpEpochs + Epochs,
            Patience = 0,
            NumberOfThreads = 1,
            Communicator = mpi,
            EpochCompleted = report =>
            {
                if (report.Epoch == WarmUpEpochs)
                    (start, waitedBefore) = (Stopwatch.GetTimestamp(), mpi?.Waited ?? default);
                (end, waited) = (Stopwatch.GetTimestamp(), (mpi?.Waited ?? default) - waitedBefore);
            },
        }).Train(network, new ExampleSet(inputs, Inputs, targets, 1));
        double seconds = Stopwatch.GetElapsedTime(start, end).TotalSeconds;
        return (seconds / (Epochs * Batches), waited.TotalSeconds / seconds);
    }
}
