using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace FourPixel.Tool.Display;

/// <summary>Passes on what the trainer warns of.</summary>
internal static class WarningLog
{
    public static void Show(object? sender, LoggingEventArgs message)
    {
        if (message.Kind == ChannelMessageKind.Warning)
            Headings.Warning(message.RawMessage);
    }
}
