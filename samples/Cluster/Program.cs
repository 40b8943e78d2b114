using FourPixel.MLNet;
using FourPixel.Mpi;
using FourPixel.Samples.Cluster;
using Microsoft.ML;
using Microsoft.ML.Data;

// Start it with: mpirun -n 2 dotnet Cluster.dll
var mpi = new MpiCommunicator();
var context = new MLContext(seed: 1);

// All ranks prepare all rows, so that they agree on the categories, and each learns from its share.
IDataView all = context.Data.LoadFromTextFile<Penguin>(Path.Combine(AppContext.BaseDirectory, "penguins.csv"),
    new TextLoader.Options { HasHeader = true, Separators = [','], MissingRealsAsNaNs = true });
ITransformer preparation = context.Transforms.Categorical.OneHotEncoding([new("Island"), new("Sex")])
    .Append(context.Transforms.Concatenate("Features", "Island", "Sex", "Sizes"))
    .Append(context.Transforms.Conversion.MapValueToKey("Label", "Species")).Fit(all);
IDataView share = context.Data.TakeShare(preparation.Transform(all), mpi);

var trainer = new FourPixelTrainer(context, new FourPixelTrainer.Options { Communicator = mpi, NumberOfThreads = 1 });
var model = trainer.Fit(share);

// All ranks have the same model, so only one of them uses it.
if (mpi.Rank == 0)
{
    var metrics = context.MulticlassClassification.Evaluate(model.Transform(preparation.Transform(all)));
    Console.WriteLine($"{mpi.Size} ranks of {mpi.Library}: log-loss {metrics.LogLoss:F4} over {model.Model.History.Epochs.Count} epochs.");
    context.Model.Save(preparation.Append(model), all.Schema, args is [string path] ? path : "penguins.zip");
}
mpi.Dispose();
