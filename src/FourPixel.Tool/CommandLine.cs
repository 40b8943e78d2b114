using System.CommandLine;
using FourPixel.Tool.Display;

namespace FourPixel.Tool;

/// <summary>Runs a command, and reports errors as one line on standard error and an exit code.</summary>
internal static class CommandLine
{
    public static int Run(RootCommand root, string[] arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Report(parsed.Errors[0].Message.TrimEnd('.') + $". {DescribeHelp(parsed)}", ExitCode.Usage);
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception)
        {
            // ML.NET wraps the exceptions of its threads.
            return Report(exception is InvalidOperationException or AggregateException ? exception.GetBaseException() : exception);
        }
    }

    private static int Report(Exception cause) => cause switch
    {
        OperationCanceledException => Report("Cancelled; no file was changed.", ExitCode.Cancelled),
        UsageException => Report(cause.Message, ExitCode.Usage),
        InputException or IOException or UnauthorizedAccessException => Report(cause.Message, ExitCode.BadInput),
        _ => Report($"{cause.Message} ({cause.GetType().Name}: this is a bug in fourpixel; please report it.)", ExitCode.InternalError),
    };

    private static int Report(string message, int exitCode)
    {
        Headings.Error(message);
        return exitCode;
    }

    private static string DescribeHelp(ParseResult parsed)
    {
        string command = parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
        return $"See fourpixel {command}--help.";
    }
}
