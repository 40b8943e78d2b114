using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Lessons;

/// <summary>Lesson 6: truth, answer, error, total.</summary>
internal static class ErrorsLesson
{
    public static IEnumerable<Block> Blocks(Studio studio)
    {
        yield return new Words("How wrong is an answer? Set the truth beside it: 1 for what the picture shows and 0 "
            + "for the rest. The error of a category is the distance between the two, and the errors add up.");
        yield return Table("The picture is horizontal. A network that has learned nothing answers like this.",
            ErrorTable.SlidesExample);
        FourPixelPicture horizontal = FourPixelCamera.PurePictures[6];
        yield return Table("The same picture, and the answers of the network wired by hand.",
            new ErrorTable(horizontal.Category!.Value, studio.HandWired.Forward(horizontal.ToVector())));
        yield return new Pointer("`ErrorTable`; the error is the engine's `Loss.MeanAbsoluteError` times the four "
            + "categories", "`Loss`: how wrong an answer counts as.");
    }

    private static Grid Table(string caption, ErrorTable table) => new(caption, ["", "truth", "answer", "error"],
    [
        .. table.Rows.Select(row => (string[])[row.Category.ToString().ToLowerInvariant(), $"{row.Truth:0.}",
            $"{row.Answer:0.00}", $"{row.Error:0.00}"]),
        ["total", "", "", $"{table.Total:0.00}"],
    ]);
}
