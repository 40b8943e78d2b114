using Spectre.Console;

namespace FourPixel.Samples;

/// <summary>Titles and lines of text between the tables.</summary>
internal static class Headings
{
    public static void Title(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold underline]{text}[/]");
    }

    public static void Line(string text) => AnsiConsole.WriteLine(text);

    /// <summary>A line that reports success or failure.</summary>
    public static void Verdict(bool good, string text) =>
        AnsiConsole.MarkupLineInterpolated(good ? (FormattableString)$"[green]{text}[/]" : $"[red]{text}[/]");

    /// <summary>An empty table in the house style.</summary>
    public static Spectre.Console.Table MakeTable(string title, params string[] columns)
    {
        Spectre.Console.Table table = new Spectre.Console.Table().RoundedBorder().Title(Markup.Escape(title));
        for (int i = 0; i < columns.Length; i++)
            table.AddColumn(new TableColumn(new Text(columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        return table;
    }
}
