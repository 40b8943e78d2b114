using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 1: pictures, categories, polarities, and noisy samples.</summary>
internal static class CameraLesson
{
    public static IEnumerable<Block> Blocks()
    {
        yield return new Words("This camera has four pixels, two rows of two. Each pixel is a brightness from -1 "
            + "(black) to +1 (white), so a picture is four numbers: the input vector.");
        yield return new Words("There are four things to see: solid, vertical, diagonal and horizontal. Each comes "
            + "in two polarities, one the negative of the other. That makes eight pure pictures.");
        yield return new Gallery("The eight pure pictures.", [.. FourPixelCamera.PurePictures.Select(Show)],
            Columns: 4);
        yield return new Grid("One picture of each category as an input vector.",
            ["picture", "top left", "top right", "bottom left", "bottom right"],
            [.. FourPixelCamera.PurePictures.Where((_, i) => i % 2 == 0).Select(
                picture => (string[])[Name(picture), .. picture.ToVector().Select(pixel => $"{pixel:+0;-0}")])]);
        yield return new Words("Real cameras are noisy. These pictures were taken with an error of 0.3 on each "
            + "pixel, from a fixed seed: the same seed takes the same pictures.");
        yield return new Gallery("`FourPixelCamera.Take(8, noise: 0.3, seed: 1)`",
            [.. FourPixelCamera.Take(8, noise: 0.3, seed: Studio.Seed).Select(Show)], Columns: 4);
        yield return new Pointer("`FourPixelCamera`, `FourPixelPicture`",
            "`Seed`: everything random follows from it. `FeatureColumnName` is the input vector, `LabelColumnName` "
            + "the category.");
    }

    private static Picture Show(FourPixelPicture picture) => new(picture.ToSvg(72), Name(picture), picture.ToText());

    private static string Name(FourPixelPicture picture) => picture.Category.ToString()!.ToLowerInvariant();
}
