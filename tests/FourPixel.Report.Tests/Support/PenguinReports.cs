using System.Collections.Concurrent;
using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.DataOperationsCatalog;

namespace FourPixel.Report.Tests;

/// <summary>A small model of each task, trained on the penguins once for all tests, with its held-out rows and its report.</summary>
internal sealed record PenguinReports(MLContext Context, ITransformer Model, IDataView HeldOut, string Html)
{
    private static readonly ConcurrentDictionary<string, Lazy<PenguinReports>> _reports = new();

    public static string[] Tasks => ["multiclass", "binary", "regression", "targets"];

    public static PenguinReports Of(string task) => _reports.GetOrAdd(task, name => new Lazy<PenguinReports>(() => Make(name))).Value;

    private static PenguinReports Make(string task)
    {
        var context = new MLContext(seed: 1);
        IDataView rows = context.Data.LoadFromTextFile(Path.Combine(AppContext.BaseDirectory, "penguins.csv"), new TextLoader.Options
        {
            HasHeader = true,
            Separators = [','],
            MissingRealsAsNaNs = true,
            Columns =
            [
                new("Species", DataKind.String, 0), new("Island", DataKind.String, 1), new("Bill length", DataKind.Single, 2),
                new("Bill depth", DataKind.Single, 3), new("Flipper", DataKind.Single, 4), new("Mass", DataKind.Single, 5),
            ],
        });
        TrainTestData split = context.Data.TrainTestSplit(context.Data.FilterRowsByMissingValues(rows, "Mass"), testFraction: 0.3);
        ITransformer model = MakePipeline(context, task).Fit(split.TrainSet);
        string html = ModelReport.ToHtml(context, model, split.TestSet, new ReportOptions { TrainingTime = TimeSpan.FromSeconds(1.5) });
        return new PenguinReports(context, model, split.TestSet, html);
    }

    private static IEstimator<ITransformer> MakePipeline(MLContext context, string task)
    {
        string[] numbers = task == "targets" ? ["Bill length", "Bill depth"] : ["Bill length", "Bill depth", "Flipper"];
        IEstimator<ITransformer> features = context.Transforms.Categorical.OneHotEncoding("Island Encoded", "Island")
            .Append(context.Transforms.Concatenate("Features", ["Island Encoded", .. numbers]));
        return task switch
        {
            "multiclass" => features.Append(context.Transforms.Conversion.MapValueToKey("Label", "Species"))
                .Append(context.MulticlassClassification.Trainers.FourPixel(Shrink(new FourPixelTrainer.Options()))),
            "binary" => features.Append(context.Transforms.Expression("Label", "mass => mass > 4200f", "Mass"))
                .Append(context.BinaryClassification.Trainers.FourPixel(Shrink(new FourPixelBinaryTrainer.Options()))),
            "regression" => features.Append(context.Regression.Trainers.FourPixel(Shrink(new FourPixelRegressionTrainer.Options { LabelColumnName = "Mass" }))),
            _ => features.Append(context.Transforms.Concatenate("Label", "Mass", "Flipper"))
                .Append(context.Regression.Trainers.FourPixel(Shrink(new FourPixelRegressionTrainer.Options()))),
        };
    }

    private static T Shrink<T>(T options)
        where T : FourPixelOptions
    {
        (options.Effort, options.Members, options.HiddenLayers, options.NumberOfEpochs, options.Seed) = (Effort.Quick, 2, [16], 30, 1);
        return options;
    }
}
