using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace FourPixel.Samples;

/// <summary>The four-pixel camera: a task that no linear rule can solve, and a small network can.</summary>
internal static class CameraRun
{
    private const int Seed = 1;

    /// <summary>Returns whether FourPixel gets every picture right.</summary>
    public static bool Run()
    {
        Headings.Title("The four-pixel camera");
        Headings.Line("A picture and its negative share a category: no linear rule gets more than 5 of the 8 right.");

        var mlContext = new MLContext(Seed);
        IDataView pictures = mlContext.Data.LoadFromEnumerable(Picture.Pure);
        string[] linear = Predict(mlContext, pictures,
            mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        string[] fourPixel = TrainingProgress.Show("FourPixel", 1,
            epochCompleted => Predict(mlContext, pictures, MakeTrainer(mlContext, epochCompleted)));

        Table table = Headings.MakeTable("Trained on the eight pictures",
            ["Picture", "Truth", "Linear", "FourPixel"], []);
        for (int i = 0; i < Picture.Pure.Count; i++)
        {
            Picture picture = Picture.Pure[i];
            table.AddRow(new Text(picture.Draw()), new Text(picture.Category),
                Answer(linear[i], picture), Answer(fourPixel[i], picture));
        }
        AnsiConsole.Write(table.ShowRowSeparators());
        int right = CountRight(fourPixel);
        Headings.Line($"Linear: {CountRight(linear)} of 8 right.");
        Headings.Verdict(right == Picture.Pure.Count, $"FourPixel: {right} of 8 right.");
        return right == Picture.Pure.Count;
    }

    private static FourPixelTrainer MakeTrainer(MLContext mlContext, Action<EpochReport> epochCompleted) =>
        mlContext.MulticlassClassification.Trainers.FourPixel(new FourPixelTrainer.Options
        {
            Recipe = Recipe.Textbook,
            HiddenLayers = [8],
            Activation = Activation.Tanh,
            LearningRate = 0.02,
            NumberOfEpochs = 300,
            EpochCompleted = epochCompleted,
        });

    private static string[] Predict(MLContext mlContext, IDataView pictures, IEstimator<ITransformer> trainer)
    {
        ITransformer model = mlContext.Transforms.Conversion.MapValueToKey("Label", "Category")
            .Append(trainer)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"))
            .Fit(pictures);
        return [.. model.Transform(pictures).GetColumn<string>("Prediction")];
    }

    private static int CountRight(string[] answers) =>
        answers.Zip(Picture.Pure).Count(pair => pair.First == pair.Second.Category);

    private static Text Answer(string answer, Picture picture) =>
        new(answer, new Style(answer == picture.Category ? Color.Green : Color.Red));
}
