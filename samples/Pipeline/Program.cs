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
    Console.Error.WriteLine("Error: " + exception.GetBaseException().Message.ReplaceLineEndings(" ").Trim());
    return 2;
}
