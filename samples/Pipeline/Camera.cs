using FourPixel.MLNet;
using FourPixel.Net;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.Samples;

/// <summary>The four-pixel camera: a task that no linear rule can solve, and a small network can.</summary>
internal static class Camera
{
    /// <summary>Four categories, each as a picture and its negative.</summary>
    private static readonly Picture[] _pictures =
    [
        new("solid", 1, 1, 1, 1), new("solid", -1, -1, -1, -1),
        new("vertical", 1, -1, 1, -1), new("vertical", -1, 1, -1, 1),
        new("diagonal", 1, -1, -1, 1), new("diagonal", -1, 1, 1, -1),
        new("horizontal", 1, 1, -1, -1), new("horizontal", -1, -1, 1, 1),
    ];

    /// <summary>Returns whether FourPixel classifies every picture correctly.</summary>
    public static bool Run()
    {
        Console.WriteLine("\nThe four-pixel camera: a picture and its negative share a category.");
        var mlContext = new MLContext(seed: 1);
        int linear = CountRight(mlContext, mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        int network = CountRight(mlContext, mlContext.MulticlassClassification.Trainers.FourPixel(new FourPixelTrainer.Options
        {
            Recipe = Recipe.Textbook,
            HiddenLayers = [8],
            Activation = Activation.Tanh,
            LearningRate = 0.02,
            NumberOfEpochs = 300,
        }));
        Console.WriteLine($"Linear: {linear} of 8 right.");
        Console.WriteLine($"FourPixel: {network} of 8 right.");
        return network == _pictures.Length;
    }

    private static int CountRight(MLContext mlContext, IEstimator<ITransformer> trainer)
    {
        IDataView pictures = mlContext.Data.LoadFromEnumerable(_pictures);
        ITransformer model = mlContext.Transforms.Conversion.MapValueToKey("Label", "Category")
            .Append(trainer)
            .Append(mlContext.Transforms.Conversion.MapKeyToValue("Prediction", "PredictedLabel"))
            .Fit(pictures);
        return model.Transform(pictures).GetColumn<string>("Prediction").Zip(_pictures)
            .Count(pair => pair.First == pair.Second.Category);
    }

    private sealed class Picture(string category, params float[] pixels)
    {
        public string Category { get; } = category;

        /// <summary>The pixels: top left, top right, bottom left, bottom right. -1 is black, 1 white.</summary>
        [VectorType(4)]
        public float[] Features { get; } = pixels;
    }
}
