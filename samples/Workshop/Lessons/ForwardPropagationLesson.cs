using FourPixel.Samples.Workshop.Page;
using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 5: click the pixels and watch the answers.</summary>
internal static class ForwardPropagationLesson
{
    public static IEnumerable<Block> Blocks(Studio studio)
    {
        FourPixelPicture picture = FourPixelCamera.PurePictures[2];
        float[][] layers = studio.HandWired.ForwardByLayer(picture.ToVector());
        yield return new Words("Put a picture in at the top. Each layer takes the answers of the layer before it, "
            + "sums and squashes, and hands its own answers on. At the bottom stands one answer for each category, "
            + "and the largest wins.");
        yield return new Play(CameraPlayer.Html("hand-wired", studio.HandWired, picture,
            "Click the pixels: each goes from black to grey to white. Every number in the diagram was worked out by "
                + "the engine."));
        yield return new Grid("The vertical picture with a white left column, layer by layer.", ["layer", "answers"],
            [.. layers.Select((answers, i) => (string[])[HandWiredNetwork.LayerNames[i],
                string.Join("  ", answers.Select(answer => $"{answer:0.00}"))])]);
        yield return new Pointer("`Network.ForwardByLayer`, `RowScorer`",
            "A trained model does this for every row of `Transform`.");
    }
}
