using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace FourPixel.MLNet.Tests.Support;

/// <summary>Collects FourPixel's log messages of a context.</summary>
internal sealed class LogRecorder
{
    private readonly ConcurrentQueue<LoggingEventArgs> _messages = new();

    public LogRecorder(MLContext context) => context.Log += (_, message) =>
    {
        if (message.Source.Contains("FourPixel", StringComparison.Ordinal))
            _messages.Enqueue(message);
    };

    public string[] Infos => Of(ChannelMessageKind.Info);

    public string[] Warnings => Of(ChannelMessageKind.Warning);

    private string[] Of(ChannelMessageKind kind) =>
        [.. _messages.Where(message => message.Kind == kind).Select(message => message.RawMessage)];
}
