using System.Text;
using FourPixel.Samples;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

try
{
    return new CommandLine().Run(args);
}
catch (Exception exception) when (exception is InputException or IOException or UnauthorizedAccessException
    or InvalidOperationException or ArgumentException or FormatException)
{
    // ML.NET wraps what goes wrong on its threads.
    Exception cause = exception is InvalidOperationException ? exception.GetBaseException() : exception;
    Console.Error.WriteLine("Error: " + cause.Message.ReplaceLineEndings(" ").Trim());
    return 2;
}
