using FourPixel.Benchmarks.Quality;
using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>Made regressions of three sizes, and the incomes of Adult.</summary>
internal static class DefaultsCases
{
    private const int HeldOutRows = 20_000;
    private const int SmallEpochs = 3;

    /// <summary>The cases by name, created on demand.</summary>
    /// <param name="folder">The folder of Adult; null to skip it.</param>
    public static IEnumerable<(string Name, Func<DefaultsCase> Make)> All(string? folder)
    {
        foreach (int rows in (int[])[1_000, 20_000, 200_000])
            yield return ($"{rows:N0} x 10", () => Made($"{rows:N0} x 10", rows));
        if (folder != null)
            yield return ("Adult", () => Adult(folder));
    }

    private static DefaultsCase Made(string name, int rows)
    {
        var context = new MLContext(seed: 1);
        return new(name, context,
            InMemory.Keep(context, MadeRegression.Make(context, rows, seed: 1)),
            InMemory.Keep(context, MadeRegression.Make(context, HeldOutRows, seed: 2)),
            context.Regression.Trainers.FourPixel(),
            new FourPixelRegressionTrainer(context, new() { Recipe = Recipe.Textbook, HiddenLayers = [64, 32], NumberOfEpochs = SmallEpochs }),
            context.Regression.Trainers.LightGbm(),
            scored => $"RMSE {context.Regression.Evaluate(scored).RootMeanSquaredError:F3}");
    }

    private static DefaultsCase Adult(string folder)
    {
        var context = new MLContext(seed: 1);
        QualityTask task = QualityTasks.All.Single(task => task.Name == "adult-train");
        var split = Split.Of(task, folder, seed: 1);
        return new("Adult", context, split.Training, split.HeldOut,
            context.BinaryClassification.Trainers.FourPixel(),
            new FourPixelBinaryTrainer(context, new() { Recipe = Recipe.Textbook, HiddenLayers = [64, 32], NumberOfEpochs = SmallEpochs }),
            context.BinaryClassification.Trainers.LightGbm(),
            scored => Describe(context.BinaryClassification.Evaluate(scored)));
    }

    /// <summary>ML.NET's log-loss of binary classification is in bits.</summary>
    private static string Describe(CalibratedBinaryClassificationMetrics metrics) =>
        $"log-loss {metrics.LogLoss * Math.Log(2):F4}, accuracy {metrics.Accuracy:F4}";
}
