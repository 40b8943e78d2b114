using System.Diagnostics;
using FourPixel.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using ReplacementMode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace FourPixel.Samples;

/// <summary>The Palmer penguins: which species is it? From a CSV file to a saved model, compared with a linear model.</summary>
internal static class Penguins
{
    private const string ModelPath = "model.zip";

    private static readonly MLContext _mlContext = new(seed: 1);

    /// <summary>Returns whether a second process that loads the model predicts the same.</summary>
    public static bool Run()
    {
        Console.WriteLine("The Palmer penguins: which species is it?");
        IDataView penguins = Load();
        DataOperationsCatalog.TrainTestData rows = _mlContext.Data.TrainTestSplit(penguins, testFraction: 0.2);

        ITransformer linear = MakeLinear().Fit(rows.TrainSet);
        ITransformer network = MakeNetwork().Fit(rows.TrainSet);
        Print("Linear", linear.Transform(rows.TestSet));
        Print("FourPixel", network.Transform(rows.TestSet));
        double linearFolds = CrossValidate(MakeLinear(), penguins), networkFolds = CrossValidate(MakeNetwork(), penguins);
        Console.WriteLine($"Cross-validated: linear {linearFolds:P1}, FourPixel {networkFolds:P1} right.");

        _mlContext.Model.Save(network, penguins.Schema, ModelPath);
        string[] here = Predict(ModelPath), there = PredictInSecondProcess();
        bool agree = here.SequenceEqual(there);
        Console.WriteLine($"Saved as {ModelPath}. A second process loaded it: "
            + (agree ? $"both agree on the scores of all {here.Length} rows, bit for bit." : "its scores differ."));
        return agree;
    }

    /// <summary>Loads a model, and prints its scores for each penguin with all digits.</summary>
    public static string[] Predict(string modelPath)
    {
        ITransformer model = _mlContext.Model.Load(modelPath, out _);
        IDataView scored = model.Transform(Load());
        return [.. scored.GetColumn<string>("Prediction").Zip(scored.GetColumn<float[]>("Score"),
            (species, scores) => $"{species} {string.Join(' ', scores)}")];
    }

    private static IDataView Load() => _mlContext.Data.LoadFromTextFile<Penguin>(
        Path.Combine(AppContext.BaseDirectory, "penguins.csv"),
        new TextLoader.Options { HasHeader = true, Separators = [','], MissingRealsAsNaNs = true });

    /// <summary>A network needs features and a label: it scales columns and handles missing values itself.</summary>
    private static IEstimator<ITransformer> MakeNetwork() =>
        Featurize()
            .Append(new FourPixelTrainer(_mlContext))
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"));

    /// <summary>The linear baseline: missing values are replaced by the column's mean, and columns are scaled.</summary>
    private static IEstimator<ITransformer> MakeLinear() =>
        Featurize()
            .Append(_mlContext.Transforms.ReplaceMissingValues("Features", replacementMode: ReplacementMode.Mean))
            .Append(_mlContext.Transforms.NormalizeMeanVariance("Features", fixZero: false))
            .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

    /// <summary>Text becomes one-hot, all features one vector, and the species a key.</summary>
    private static IEstimator<ITransformer> Featurize() =>
        _mlContext.Transforms.Categorical.OneHotEncoding([new("Island"), new("Sex")])
            .Append(_mlContext.Transforms.Concatenate("Features", "Island", "Sex", "Bill", "Flipper", "Mass"))
            .Append(_mlContext.Transforms.Conversion.MapValueToKey("Label", "Species"));

    private static void Print(string name, IDataView scored)
    {
        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(scored);
        Console.WriteLine($"{name}: {metrics.MicroAccuracy:P1} of the test rows are classified correctly; the log-loss is {metrics.LogLoss:F3}.");
    }

    private static double CrossValidate(IEstimator<ITransformer> pipeline, IDataView penguins) =>
        _mlContext.MulticlassClassification.CrossValidate(penguins, pipeline).Average(fold => fold.Metrics.MicroAccuracy);

    private static string[] PredictInSecondProcess()
    {
        string program = typeof(Penguins).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "predict", ModelPath]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
