using System.Diagnostics;
using System.Globalization;
using FourPixel.Net;
using Spectre.Console;

namespace FourPixel.Tool.Display;

/// <summary>Shows the progress of training: a bar in a terminal, else one line at the end.</summary>
internal static class TrainingProgress
{
    private static bool IsTerminal =>
        AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true } && !Console.IsOutputRedirected;

    /// <param name="title">What is trained.</param>
    /// <param name="train">Trains the model and reports each epoch to the given action.</param>
    public static T Show<T>(string title, Func<Action<EpochReport>, T> train)
    {
        var clock = Stopwatch.StartNew();
        int epochs = 0;
        T Train(Action<EpochReport> epochCompleted) => train(report =>
        {
            epochs++;
            epochCompleted(report);
        });
        T result = IsTerminal ? ShowBar(title, Train) : Train(_ => { });
        AnsiConsole.WriteLine($"{title}: {epochs:N0} epochs, {Seconds(clock)}");
        return result;
    }

    /// <summary>Shows that work of unknown length is in progress.</summary>
    public static T ShowWork<T>(string title, Func<T> work) =>
        IsTerminal ? AnsiConsole.Status().Start(Markup.Escape(title), _ => work()) : work();

    public static void ShowWork(string title, Action work) => ShowWork(title, () =>
    {
        work();
        return true;
    });

    /// <summary>The time since a clock was started.</summary>
    public static string Seconds(Stopwatch clock) =>
        clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    /// <summary>The bar disappears when training is done.</summary>
    private static T ShowBar<T>(string title, Func<Action<EpochReport>, T> train) =>
        AnsiConsole.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                return train(report =>
                {
                    bar.Value = (double)report.Epoch / report.NumberOfEpochs;
                    bar.Description = Markup.Escape($"{title}, {Describe(report)}");
                });
            });

    private static string Describe(EpochReport report)
    {
        string loss = report.ValidationLoss is double validation
            ? $"validation loss {validation:F4}, {report.MetricName} {report.Metric:F4}"
            : $"training loss {report.TrainingLoss:F4}";
        return $"epoch {report.Epoch}, {loss}, {report.Remaining.TotalSeconds:F0} s left";
    }
}
