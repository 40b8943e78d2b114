using FourPixel.Net;
using FourPixel.Net.Numerics;

namespace FourPixel.Slides;

/// <summary>The four-pixel camera: its pictures, and their classification by a network.</summary>
public static class FourPixelCamera
{
    /// <summary>The eight pure pictures: the four categories in order, each in both polarities.</summary>
    public static IReadOnlyList<FourPixelPicture> PurePictures { get; } =
    [
        new(1, 1, 1, 1, FourPixelCategory.Solid),
        new(-1, -1, -1, -1, FourPixelCategory.Solid),
        new(1, -1, 1, -1, FourPixelCategory.Vertical),
        new(-1, 1, -1, 1, FourPixelCategory.Vertical),
        new(1, -1, -1, 1, FourPixelCategory.Diagonal),
        new(-1, 1, 1, -1, FourPixelCategory.Diagonal),
        new(1, 1, -1, -1, FourPixelCategory.Horizontal),
        new(-1, -1, 1, 1, FourPixelCategory.Horizontal),
    ];

    /// <summary>The four categories, in the order of a network's answers.</summary>
    public static IReadOnlyList<FourPixelCategory> Categories { get; } = Enum.GetValues<FourPixelCategory>();

    /// <summary>
    /// Creates noisy pictures: random pure ones with a normally distributed error on each pixel.
    /// </summary>
    /// <param name="count">How many; at least 0.</param>
    /// <param name="noise">The standard deviation of the error, at least 0; pixels stay between -1 and 1.</param>
    /// <param name="seed">The same seed gives the same pictures.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static FourPixelPicture[] Take(int count, double noise = 0.2, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(noise >= 0 && double.IsFinite(noise)))
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "Noise is a finite number of at least 0.");

        var random = new SeededRandom(seed, RandomPurpose.Picture);
        var pictures = new FourPixelPicture[count];
        for (int i = 0; i < count; i++)
        {
            FourPixelPicture pure = PurePictures[random.NextInt(PurePictures.Count)];
            float[] pixels = pure.ToVector();
            for (int p = 0; p < pixels.Length; p++)
                pixels[p] = Math.Clamp(pixels[p] + (float)(noise * random.NextGaussian()), -1, 1);
            pictures[i] = new FourPixelPicture(pixels[0], pixels[1], pixels[2], pixels[3], pure.Category);
        }
        return pictures;
    }

    /// <summary>All 81 pictures whose pixels are black, grey or white: -1, 0 or 1.</summary>
    public static IReadOnlyList<FourPixelPicture> EveryPicture()
    {
        float[] levels = [-1, 0, 1];
        return
        [
            .. from topLeft in levels
               from topRight in levels
               from bottomLeft in levels
               from bottomRight in levels
               select new FourPixelPicture(topLeft, topRight, bottomLeft, bottomRight),
        ];
    }

    /// <summary>Converts pictures to training rows; the target is the number of the category.</summary>
    /// <param name="pictures">Each with its category.</param>
    /// <exception cref="ArgumentException">A picture has no category.</exception>
    public static ExampleSet ToExamples(IReadOnlyCollection<FourPixelPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Any(picture => picture.Category == null))
            throw new ArgumentException("A picture without a category cannot be learned from.", nameof(pictures));
        return new ExampleSet(ToInputs(pictures), FourPixelPicture.PixelCount,
            [.. pictures.Select(p => (float)p.Category!.Value)], 1);
    }

    /// <summary>
    /// Classifies pictures: the category with the largest output, or the first of several equal ones.
    /// </summary>
    /// <param name="network">A network with four inputs and four outputs.</param>
    /// <param name="pictures">The pictures.</param>
    /// <returns>One category for each picture.</returns>
    /// <exception cref="ArgumentException">The network has other numbers of inputs or outputs.</exception>
    public static FourPixelCategory[] Classify(Network network, IReadOnlyCollection<FourPixelPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(pictures);
        if (network.Inputs != FourPixelPicture.PixelCount || network.Outputs != Categories.Count)
            throw new ArgumentException($"The network goes from {network.Inputs} to {network.Outputs}; the camera "
                + $"needs 4 to 4.", nameof(network));
        return [.. network.Forward(ToInputs(pictures)).Chunk(Categories.Count)
            .Select(answers => (FourPixelCategory)Array.IndexOf(answers, answers.Max()))];
    }

    /// <summary>The number of pictures that a network classifies correctly.</summary>
    /// <param name="network">A network with four inputs and four outputs.</param>
    /// <param name="pictures">Each with its category; the eight pure ones if null.</param>
    /// <exception cref="ArgumentException">The network has other numbers of inputs or outputs.</exception>
    public static int CountCorrect(Network network, IReadOnlyCollection<FourPixelPicture>? pictures = null)
    {
        pictures ??= PurePictures;
        return Classify(network, pictures).Zip(pictures).Count(pair => pair.First == pair.Second.Category);
    }

    private static float[] ToInputs(IEnumerable<FourPixelPicture> pictures) =>
        [.. pictures.SelectMany(p => p.ToVector())];
}
