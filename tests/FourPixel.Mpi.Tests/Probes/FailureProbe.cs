using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;

namespace FourPixel.Mpi.Tests.Probes;

/// <summary>Trainings that fail on rank 1, one after the other: a line for each, with the error that this rank throws.</summary>
internal static class FailureProbe
{
    public static string Run(MpiCommunicator mpi)
    {
        bool isOdd = mpi.Rank == 1;
        return string.Join('\n', new Action[]
        {
            () => Fit(mpi, Rows(), label: isOdd ? nameof(ProbeRow.Price) : nameof(ProbeRow.Class)),
            () => Fit(mpi, Rows().Where(row => !isOdd || row.Class != 1), label: "Key"),
            () => Fit(mpi, isOdd ? Rows(columns: 7) : Rows(), columns: isOdd ? 7 : 8),
            () => Fit(mpi, isOdd ? [] : Rows()),
            () => TrainWithNaN(mpi, isOdd),
            () => Fit(mpi, Rows(), report: report => _ = isOdd && report.Epoch == 2 ? throw new InvalidDataException("The disk is full.") : 0),
        }.Select(Error));
    }

    private static IEnumerable<ProbeRow> Rows(int columns = 8) => ProbeRow.Make(60, columns, columns);

    private static void Fit(MpiCommunicator mpi, IEnumerable<ProbeRow> rows, string label = nameof(ProbeRow.Class), int columns = 8, Action<EpochReport>? report = null)
    {
        var context = new MLContext(1);
        IDataView view = ProbeRow.ToView(rows, context, columns);
        if (label == "Key")
            view = context.Transforms.Conversion.MapValueToKey("Key", nameof(ProbeRow.Name)).Fit(view).Transform(view);
        new FourPixelTrainer(context, new FourPixelTrainer.Options
        {
            LabelColumnName = label,
            HiddenLayers = [4],
            Members = 1,
            NumberOfEpochs = 3,
            NumberOfThreads = 1,
            EpochCompleted = report,
            Communicator = mpi,
        }).Fit(view);
    }

    private static void TrainWithNaN(MpiCommunicator mpi, bool isOdd)
    {
        var rows = new ExampleSet([1, 2, 3, isOdd ? float.NaN : 4], 1, [1, 2, 3, 4], 1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Communicator = mpi };
        new NetworkTrainer(options).Train(new Network(1, [new Dense(1)]), rows);
    }

    private static string Error(Action action)
    {
        try
        {
            action();
            return "no error";
        }
        catch (Exception exception) when (exception is not MpiException)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }
}
