using FourPixel.Tool.Commands;
using Spectre.Console;

namespace FourPixel.Tool.Tests.Support;

/// <summary>Runs the tool within the tests' process, one run at a time: the console is there only once.</summary>
internal static class ToolRun
{
    private const int Width = 160;

    private static readonly Lock _console = new();

    public static ToolResult Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static ToolResult Run(CancellationToken cancellation, params string[] arguments)
    {
        lock (_console)
        {
            (TextWriter output, TextWriter errors, IAnsiConsole ansi) = (Console.Out, Console.Error, AnsiConsole.Console);
            using StringWriter printed = new(), complained = new();
            try
            {
                Console.SetOut(printed);
                Console.SetError(complained);
                AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings
                {
                    Ansi = AnsiSupport.No,
                    Interactive = InteractionSupport.No,
                    Out = new AnsiConsoleOutput(printed),
                });
                AnsiConsole.Profile.Width = Width;
                int exitCode = CommandLine.Run(Root.Create(cancellation), arguments);
                return new ToolResult(exitCode, printed.ToString(), complained.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(errors);
                AnsiConsole.Console = ansi;
            }
        }
    }
}
