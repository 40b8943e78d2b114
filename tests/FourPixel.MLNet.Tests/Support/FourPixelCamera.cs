using Microsoft.ML;
using Microsoft.ML.Data;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>A picture of 2 x 2 pixels, row by row, each from -1 (black) to +1 (white).</summary>
public sealed class Picture
{
    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public string Category { get; set; } = "";
}

/// <summary>The slides' camera: four categories, each in both polarities.</summary>
internal static class FourPixelCamera
{
    public static Picture[] PurePictures =>
    [
        .. new[]
        {
            new Picture { Category = "solid", Features = [1, 1, 1, 1] },
            new Picture { Category = "vertical", Features = [1, -1, 1, -1] },
            new Picture { Category = "diagonal", Features = [1, -1, -1, 1] },
            new Picture { Category = "horizontal", Features = [1, 1, -1, -1] },
        }.SelectMany(picture => new[] { picture, new Picture { Category = picture.Category, Features = [.. picture.Features.Select(pixel => -pixel)] } }),
    ];

    /// <summary>Pure pictures whose pixels are each off by up to 0.4.</summary>
    public static Picture[] MakeNoisyPictures(int count)
    {
        var random = new Random(3);
        Picture[] pure = PurePictures;
        return [.. Enumerable.Range(0, count).Select(i => new Picture
        {
            Category = pure[i % pure.Length].Category,
            Features = [.. pure[i % pure.Length].Features.Select(pixel => pixel + (0.8f * (random.NextSingle() - 0.5f)))],
        })];
    }

    /// <summary>How many of the pure pictures a trainer gets right.</summary>
    public static int CountRight(MLContext context, IEstimator<ITransformer> trainer, Picture[] training)
    {
        ITransformer model = context.Transforms.Conversion.MapValueToKey("Label", nameof(Picture.Category))
            .Append(trainer)
            .Append(context.Transforms.Conversion.MapKeyToValue("Answer", "PredictedLabel"))
            .Fit(context.Data.LoadFromEnumerable(training));
        IDataView answers = model.Transform(context.Data.LoadFromEnumerable(PurePictures));
        return answers.GetColumn<string>("Answer").Zip(answers.GetColumn<string>(nameof(Picture.Category)))
            .Count(pair => pair.First == pair.Second);
    }
}
