using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace FourPixel.Tool.Display;

/// <summary>Prints the trainer's warnings.</summary>
internal static class WarningLog
{
    public static void Show(object? sender, LoggingEventArgs message)
    {
        if (message.Kind == ChannelMessageKind.Warning)
            Headings.Warning(message.RawMessage);
    }
}
