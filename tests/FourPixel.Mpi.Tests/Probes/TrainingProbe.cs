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

    private static readonly string[] _kinds = ["dense", "sparse", "streamed"];

    /// <param name="communicator">Null for one process with all rows.</param>
    public static string Run(ICommunicator? communicator) => string.Join('\n', _kinds.SelectMany(kind => new[]
    {
        Describe("classes", kind, Fit(new FourPixelTrainer.Options { LabelColumnName = nameof(ProbeRow.Class) }, kind, communicator,
            (context, options, rows) => new FourPixelTrainer(context, options).Fit(rows).Model)),
        Describe("yes or no", kind, Fit(new FourPixelBinaryTrainer.Options { LabelColumnName = nameof(ProbeRow.IsLarge) }, kind, communicator,
            (context, options, rows) => new FourPixelBinaryTrainer(context, options).Fit(rows).Model.SubModel)),
        Describe("number", kind, Fit(new FourPixelRegressionTrainer.Options { LabelColumnName = nameof(ProbeRow.Price) }, kind, communicator,
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

    private static IFourPixelModelParameters Fit<TOptions>(TOptions options, string kind, ICommunicator? communicator,
        Func<MLContext, TOptions, IDataView, IFourPixelModelParameters> fit) where TOptions : FourPixelOptions
    {
        var context = new MLContext(1);
        (int rows, int columns, int filled) = kind switch { "sparse" => (150, WideColumns, 10), "streamed" => (6_000, 8, 8), _ => (150, 8, 8) };
        IDataView all = ProbeRow.ToView(ProbeRow.Make(rows, columns, filled), context, columns);
        (options.Recipe, options.HiddenLayers, options.Optimizer, options.LearningRate) = (Recipe.Textbook, [6], Optimizer.SGD, 0.1);
        (options.NumberOfEpochs, options.ValidationFraction, options.NumberOfThreads) = (3, 0, 1);
        options.BatchSize = kind == "streamed" ? 100 : 1_000;
        if (kind == "streamed")
            options.MemoryBound = 65_536;
        options.Communicator = communicator;
        return fit(context, options, communicator == null ? all : context.Data.TakeShare(all, communicator));
    }

    private static string Describe(string task, string kind, IFourPixelModelParameters model) =>
        $"{task}, {kind}: {string.Join(' ', model.History.Epochs.Select(epoch => $"{epoch.TrainingLoss:R}"))} {HashOf(model.Network)}";
}
