using Spectre.Console;
using Spectre.Console.Rendering;

namespace FourPixel.Samples.Workshop;

/// <summary>Prints one lesson in the terminal.</summary>
internal static class TerminalLesson
{
    public static void Print(IAnsiConsole console, int number, Studio studio)
    {
        Lesson lesson = Lesson.All[number - 1];
        console.Write(new Rule($"[bold]Lesson {number}: {Markup.Escape(lesson.Title)}[/]").LeftJustified());
        console.WriteLine();
        foreach (IRenderable piece in lesson.Blocks(studio).SelectMany(Render))
        {
            console.Write(piece);
            console.WriteLine();
        }
    }

    private static IEnumerable<IRenderable> Render(Block block) => block switch
    {
        Words words => [Line(Plain(words.Text))],
        Formula formula => [new Padder(new Markup($"[bold]{Markup.Escape(formula.Text)}[/]\n"),
            new Padding(4, 0, 0, 0))],
        Grid grid => [Of(grid)],
        Picture { Text: string text } picture => [new Panel(text).Header(Plain(picture.Caption))],
        Picture picture => [Line($"(On the page, a picture: {Plain(picture.Caption)})")],
        Gallery gallery => Of(gallery),
        Play => [Line("(On the page there is a control to play with here.)")],
        Pointer pointer => [Of(pointer)],
        _ => throw new ArgumentException($"No text for {block.GetType().Name}.", nameof(block)),
    };

    private static Text Line(string text) => new(text + "\n");

    private static Table Of(Grid grid)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(Plain(grid.Caption))) }.Border(
            TableBorder.Rounded);
        for (int i = 0; i < grid.Headers.Length; i++)
        {
            var column = new TableColumn(Markup.Escape(Plain(grid.Headers[i])));
            table.AddColumn(i == 0 ? column : column.RightAligned());
        }
        foreach (string[] row in grid.Rows)
            table.AddRow([.. row.Select(cell => Markup.Escape(Plain(cell)))]);
        return table;
    }

    private static IEnumerable<IRenderable> Of(Gallery gallery)
    {
        yield return Line(Plain(gallery.Caption));
        if (gallery.Pictures.All(picture => picture.Text != null))
            yield return new Columns(gallery.Pictures.Select(picture => new Panel(picture.Text!)
                .Header(Plain(picture.Caption))))
            { Expand = false };
        else
            yield return Line("(On the page, pictures: "
                + string.Join(", ", gallery.Pictures.Select(picture => picture.Caption)) + ")");
    }

    private static Markup Of(Pointer pointer)
    {
        string option = pointer.Option == null ? "" : $"\n[bold]On the trainer:[/] "
            + $"{Markup.Escape(Plain(pointer.Option))}";
        return new Markup($"[bold]In the code:[/] {Markup.Escape(Plain(pointer.Code))}{option}\n");
    }

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);
}
