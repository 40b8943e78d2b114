using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.Mpi.Tests.Probes;

/// <summary>All three tasks on rows of each kind: a line for each, with the losses of its epochs and the SHA-256 of its weights.</summary>
internal static class TrainingProbe
{
    private const int WideColumns = 1_200;

    /// <summary>Three quarters of it are for the training rows, and hold 1,366 of 36 bytes each.</summary>
    private const long MemoryOfRank = 65_568;

    /// <summary>With this seed, the first parts of the ranks together have as many rows as the first part of one process, in each epoch.</summary>
    private const int Seed = 27;

    private static readonly string[] _kinds = ["dense", "sparse", "streamed"];

    /// <summary>Trains on the share of a rank.</summary>
    public static string Run(ICommunicator communicator) => Run(communicator, MemoryOfRank);

    /// <summary>Trains one process on all rows. It streams parts as large as those of all ranks together.</summary>
    /// <param name="ranks">The number of ranks that it is compared with.</param>
    public static string RunAlone(int ranks) => Run(null, ranks * MemoryOfRank);

    private static string Run(ICommunicator? communicator, long memory) => string.Join('\n', _kinds.SelectMany(kind => new[]
    {
        Describe("classes", kind, Fit(new FourPixelTrainer.Options { LabelColumnName = nameof(ProbeRow.Class) }, kind, communicator, memory,
            (context, options, rows) => new FourPixelTrainer(context, options).Fit(rows).Model)),
        Describe("yes or no", kind, Fit(new FourPixelBinaryTrainer.Options { LabelColumnName = nameof(ProbeRow.IsLarge) }, kind, communicator, memory,
            (context, options, rows) => new FourPixelBinaryTrainer(context, options).Fit(rows).Model.SubModel)),
        Describe("number", kind, Fit(new FourPixelRegressionTrainer.Options { LabelColumnName = nameof(ProbeRow.Price) }, kind, communicator, memory,
            (context, options, rows) => new FourPixelRegressionTrainer(context, options).Fit(rows).Model)),
    }));

    public static string HashOf(Network network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Layer layer in network.Layers)
        {
            hash.AppendData(MemoryMarshal.AsBytes(layer.Weights));
            hash.AppendData(MemoryMarshal.AsBytes(layer.Biases));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IFourPixelModelParameters Fit<TOptions>(TOptions options, string kind, ICommunicator? communicator, long memory,
        Func<MLContext, TOptions, IDataView, IFourPixelModelParameters> fit) where TOptions : FourPixelOptions
    {
        var context = new MLContext(1);
        (int rows, int columns, int filled) = kind switch { "sparse" => (150, WideColumns, 10), "streamed" => (6_000, 8, 8), _ => (150, 8, 8) };
        IDataView all = ProbeRow.ToView(ProbeRow.Make(rows, columns, filled), context, columns);
        (options.Recipe, options.HiddenLayers, options.Optimizer, options.LearningRate) = (Recipe.Textbook, [6], Optimizer.SGD, 0.1);
        (options.NumberOfEpochs, options.ValidationFraction, options.NumberOfThreads) = (3, 0, 1);
        (options.BatchSize, options.Seed) = (10_000, Seed);
        if (kind == "streamed")
            options.MemoryBound = memory;
        options.Communicator = communicator;
        return fit(context, options, communicator == null ? all : context.Data.TakeShare(all, communicator));
    }

    private static string Describe(string task, string kind, IFourPixelModelParameters model) =>
        $"{task}, {kind}: {string.Join(' ', model.History.Epochs.Select(epoch => $"{epoch.TrainingLoss:R}"))} {HashOf(model.Network)}";
}
