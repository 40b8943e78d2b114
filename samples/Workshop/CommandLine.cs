using System.CommandLine;
using FourPixel.Samples.Workshop.Page;
using Spectre.Console;

namespace FourPixel.Samples.Workshop;

/// <summary>The command line.</summary>
internal sealed class CommandLine
{
    private readonly Option<FileInfo> _output = new("--output")
    {
        Description = "Where to write the page.",
        HelpName = "FILE",
        DefaultValueFactory = _ => new FileInfo("workshop.html"),
    };

    private readonly Option<int?> _lesson = new("--lesson")
    {
        Description = $"Prints one lesson, from 1 to {Lesson.All.Count}, in the terminal, and writes no page.",
        HelpName = "N",
    };

    private readonly Option<DirectoryInfo> _pictures = new("--pictures")
    {
        Description = "Writes the pictures of the README into a folder, and no page.",
        HelpName = "FOLDER",
    };

    /// <summary>Parses the arguments and runs them. Returns the exit code.</summary>
    public int Run(string[] arguments)
    {
        var root = new RootCommand("Walks through the workshop: writes one page with all lessons, or prints one "
            + "lesson.")
        {
            _output, _lesson, _pictures,
        };
        root.SetAction(Run);
        ParseResult parsed = root.Parse(arguments);
        return parsed.Errors.Count == 0
            ? parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
            : throw new InputException(parsed.Errors[0].Message);
    }

    private void Run(ParseResult parsed)
    {
        var studio = new Studio();
        if (parsed.GetValue(_lesson) is int number)
        {
            if (number < 1 || number > Lesson.All.Count)
                throw new InputException($"There is no lesson {number}; the lessons are 1 to {Lesson.All.Count}.");
            TerminalLesson.Print(AnsiConsole.Console, number, studio);
        }
        else if (parsed.GetValue(_pictures) is DirectoryInfo folder)
        {
            folder.Create();
            foreach ((string name, string svg) in Pictures.All(studio))
                Write(new FileInfo(Path.Combine(folder.FullName, name)), svg);
        }
        else
        {
            Write(parsed.GetRequiredValue(_output), WorkshopPage.Make(studio));
        }
    }

    private static void Write(FileInfo file, string content)
    {
        File.WriteAllText(file.FullName, content);
        AnsiConsole.WriteLine($"Wrote {file.FullName} ({content.Length / 1024} KB).");
    }
}
