using System.Runtime.InteropServices;
using System.Text;
using FourPixel.Tool;
using FourPixel.Tool.Commands;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return CommandLine.Run(Root.Create(cancellation.Token), args);

void Cancel(PosixSignalContext context)
{
    // A second Ctrl+C ends the program at once.
    context.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
