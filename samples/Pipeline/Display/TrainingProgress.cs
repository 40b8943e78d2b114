using System.Diagnostics;
using System.Globalization;
using FourPixel.Net;
using Spectre.Console;

namespace FourPixel.Samples;

/// <summary>Shows how far a training is: a bar on a terminal, one line at the end elsewhere.</summary>
internal static class TrainingProgress
{
    private static bool IsTerminal =>
        AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true } && !Console.IsOutputRedirected;

    /// <summary>For trainers of which nobody knows how far they are.</summary>
    public static T Show<T>(string title, Func<T> train)
    {
        var clock = Stopwatch.StartNew();
        T result = IsTerminal ? AnsiConsole.Status().Start(Markup.Escape(title), _ => train()) : train();
        AnsiConsole.WriteLine($"{title}: {Seconds(clock)}");
        return result;
    }

    /// <param name="title">What is trained.</param>
    /// <param name="trainings">How many trainings follow each other.</param>
    /// <param name="train">Trains, and reports each epoch to the action that it gets.</param>
    public static T Show<T>(string title, int trainings, Func<Action<EpochReport>, T> train)
    {
        var clock = Stopwatch.StartNew();
        int epochs = 0;
        T Train(Action<EpochReport> epochCompleted) => train(report =>
        {
            epochs++;
            epochCompleted(report);
        });
        T result = IsTerminal ? ShowBar(title, trainings, Train) : Train(_ => { });
        AnsiConsole.WriteLine($"{title}: {epochs:N0} epochs, {Seconds(clock)}");
        return result;
    }

    /// <summary>The bar goes away when the training is done.</summary>
    private static T ShowBar<T>(string title, int trainings, Func<Action<EpochReport>, T> train) =>
        AnsiConsole.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: trainings);
                int training = 0;
                return train(report =>
                {
                    training += report.Epoch == 1 ? 1 : 0;
                    bar.Value = training - 1 + ((double)report.Epoch / report.NumberOfEpochs);
                    string which = trainings == 1 ? title : $"fold {training} of {trainings}";
                    bar.Description = Markup.Escape($"{which}, {Describe(report)}");
                });
            });

    private static string Describe(EpochReport report)
    {
        string loss = report.ValidationLoss is double validation
            ? $"validation loss {validation:F4}, {report.MetricName} {report.Metric:F4}"
            : $"training loss {report.TrainingLoss:F4}";
        return $"epoch {report.Epoch}, {loss}, {report.Remaining.TotalSeconds:F0} s left";
    }

    private static string Seconds(Stopwatch clock) =>
        clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s";
}
