using System.Globalization;
using FourPixel.Net;

namespace FourPixel.Mpi.Tests.Probes;

/// <summary>A training with a checkpoint that takes its time, and tells who trains and how far it has come.</summary>
internal static class KillProbe
{
    private const int Epochs = 400;

    /// <param name="mpi">This rank.</param>
    /// <param name="folder">Of the checkpoint, the processes' numbers and the progress.</param>
    public static string Run(MpiCommunicator mpi, string folder)
    {
        string progress = Path.Combine(folder, "progress");
        File.WriteAllText(Path.Combine(folder, $"pid-{mpi.Rank}"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        float[] inputs = [.. Enumerable.Range(0, 4_000).Select(i => MathF.Sin(i + (1000 * mpi.Rank)))];
        float[] targets = [.. Enumerable.Range(0, 100).Select(row => inputs[row * 40] * inputs[(row * 40) + 1])];
        var network = new Network(40, [new Dense(200, Activation.Tanh), new Dense(1)]);
        new NetworkTrainer(new TrainingOptions
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = 32,
            Patience = 0,
            NumberOfEpochs = Epochs,
            NumberOfThreads = 1,
            CheckpointPath = Path.Combine(folder, "training.checkpoint"),
            EpochCompleted = report =>
            {
                Thread.Sleep(mpi.Rank == 0 ? 3 : 0);
                if (mpi.Rank == 0)
                    File.AppendAllText(progress, $"{report.Epoch}\n");
            },
            Communicator = mpi,
        }).Train(network, new ExampleSet(inputs, 40, targets, 1));
        return TrainingProbe.HashOf(network);
    }
}
