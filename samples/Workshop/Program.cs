using System.Text;
using FourPixel.Samples.Workshop;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 140;

try
{
    return new CommandLine().Run(args);
}
catch (Exception exception) when (
    exception is InputException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine("Error: " + exception.Message.ReplaceLineEndings(" ").Trim());
    return 2;
}
