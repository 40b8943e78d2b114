using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The four files: houses, incomes, wines and penguins.</summary>
internal static class QualityTasks
{
    public static QualityTask[] All { get; } = [Houses(), Incomes(), Wines(), Penguins()];

    private static QualityTask Houses() => new("california-housing", ["RMSE"],
        (context, folder) => Load(context, Path.Combine(folder, "california-housing.csv"), hasHeader: true,
            new("Numbers", DataKind.Single, 0, 7), new("Label", DataKind.Single, 8), new("Text", DataKind.String, 9)),
        context => OneHot(context, "Text").Append(context.Transforms.Concatenate("Features", "Numbers", "Text")),
        (context, settings) =>
        [
            ("FourPixel", context.Regression.Trainers.FourPixel(settings.Apply(new FourPixelRegressionTrainer.Options()))),
            ("LightGBM", context.Regression.Trainers.LightGbm()),
            ("FastTree", context.Regression.Trainers.FastTree()),
        ],
        (context, scored) => [context.Regression.Evaluate(scored).RootMeanSquaredError]);

    private static QualityTask Incomes() => new("adult-train", ["accuracy", "AUC"],
        (context, folder) => Load(context, Path.Combine(folder, "adult-train.csv"), hasHeader: false,
            new("Numbers", DataKind.Single, [new(0), new(2), new(4), new(10, 12)]),
            new("Text", DataKind.String, [new(1), new(3), new(5, 9), new(13)]), new("Income", DataKind.String, 14)),
        context => OneHot(context, "Text")
            .Append(context.Transforms.Concatenate("Features", "Numbers", "Text"))
            .Append(context.Transforms.Conversion.MapValue("Label", new Dictionary<string, bool> { ["<=50K"] = false, [">50K"] = true }, "Income")),
        (context, settings) =>
        [
            ("FourPixel", context.BinaryClassification.Trainers.FourPixel(settings.Apply(new FourPixelBinaryTrainer.Options()))),
            ("LightGBM", context.BinaryClassification.Trainers.LightGbm()),
            ("FastTree", context.BinaryClassification.Trainers.FastTree()),
        ],
        (context, scored) =>
        {
            CalibratedBinaryClassificationMetrics metrics = context.BinaryClassification.Evaluate(scored);
            return [metrics.Accuracy, metrics.AreaUnderRocCurve];
        });

    private static QualityTask Wines() => new("winequality-white", ["accuracy", "log-loss"],
        (context, folder) => Load(context, Path.Combine(folder, "winequality-white.csv"), hasHeader: false,
            new("Features", DataKind.Single, 0, 10), new("Quality", DataKind.String, 11)),
        context => context.Transforms.Conversion.MapValueToKey("Label", "Quality"), Multiclass, EvaluateMulticlass);

    private static QualityTask Penguins() => new("penguins", ["accuracy", "log-loss"],
        (context, folder) => Load(context, Path.Combine(folder, "penguins.csv"), hasHeader: true,
            new("Species", DataKind.String, 0), new("Island", DataKind.String, 1), new("Numbers", DataKind.Single, 2, 5), new("Sex", DataKind.String, 6)),
        context => OneHot(context, "Island").Append(OneHot(context, "Sex"))
            .Append(context.Transforms.Concatenate("Features", "Island", "Sex", "Numbers"))
            .Append(context.Transforms.Conversion.MapValueToKey("Label", "Species")), Multiclass, EvaluateMulticlass);

    private static IDataView Load(MLContext context, string file, bool hasHeader, params TextLoader.Column[] columns) =>
        context.Data.LoadFromTextFile(file, new TextLoader.Options
        {
            Columns = columns,
            HasHeader = hasHeader,
            Separators = [','],
            TrimWhitespace = true,
            MissingRealsAsNaNs = true,
        });

    private static IEstimator<ITransformer> OneHot(MLContext context, string column) => context.Transforms.Categorical.OneHotEncoding(column);

    private static (string Name, IEstimator<ITransformer> Trainer)[] Multiclass(MLContext context, OptionSettings settings) =>
    [
        ("FourPixel", new FourPixelTrainer(context, settings.Apply(new FourPixelTrainer.Options()))),
        ("LightGBM", context.MulticlassClassification.Trainers.LightGbm()),
        ("FastTree, one against all", context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree())),
    ];

    private static double[] EvaluateMulticlass(MLContext context, IDataView scored)
    {
        MulticlassClassificationMetrics metrics = context.MulticlassClassification.Evaluate(scored);
        return [metrics.MicroAccuracy, metrics.LogLoss];
    }
}
