using Spectre.Console;

namespace FourPixel.Tool.Display;

/// <summary>Titles and lines of text between the tables.</summary>
internal static class Headings
{
    public static void Title(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold underline]{text}[/]");
    }

    public static void Line(string text) => AnsiConsole.WriteLine(text);

    /// <summary>Writes a warning to standard error.</summary>
    public static void Warning(string text) => Console.Error.WriteLine("Warning: " + text.ReplaceLineEndings(" "));

    /// <summary>Writes an error to standard error.</summary>
    public static void Error(string text) => Console.Error.WriteLine("Error: " + text.ReplaceLineEndings(" ").Trim());

    /// <summary>Creates an empty table: columns of text, then columns of numbers.</summary>
    public static Table MakeTable(string title, string[] texts, string[] numbers)
    {
        Table table = new Table().RoundedBorder().Title(Markup.Escape(title));
        foreach (string text in texts)
            table.AddColumn(new TableColumn(new Text(text)));
        foreach (string number in numbers)
            table.AddColumn(new TableColumn(new Text(number)).RightAligned());
        return table;
    }
}
