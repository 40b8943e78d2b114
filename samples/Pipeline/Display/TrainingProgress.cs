using System.Diagnostics;
using FourPixel.Net;
using Spectre.Console;

namespace FourPixel.Samples;

/// <summary>Shows how far a training is: a bar on a terminal, one line at the end elsewhere.</summary>
internal static class TrainingProgress
{
    /// <param name="title">What is trained.</param>
    /// <param name="trainings">How many trainings follow each other.</param>
    /// <param name="train">Trains, and reports each epoch to the action that it gets.</param>
    public static T Show<T>(string title, int trainings, Func<Action<EpochReport>, T> train)
    {
        bool isTerminal = AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true } && !Console.IsOutputRedirected;
        return isTerminal ? ShowBar(title, trainings, train) : ShowLine(title, train);
    }

    private static T ShowBar<T>(string title, int trainings, Func<Action<EpochReport>, T> train) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: trainings);
                int training = 0;
                T result = train(report =>
                {
                    training += report.Epoch == 1 ? 1 : 0;
                    bar.Value = training - 1 + ((double)report.Epoch / report.NumberOfEpochs);
                    string fold = trainings == 1 ? "" : $", fold {training} of {trainings}";
                    bar.Description = Markup.Escape($"{title}{fold}, epoch {report.Epoch}, {DescribeLoss(report)}");
                });
                bar.Value = trainings;
                return result;
            });

    private static T ShowLine<T>(string title, Func<Action<EpochReport>, T> train)
    {
        var clock = Stopwatch.StartNew();
        int epochs = 0;
        EpochReport? last = null;
        T result = train(report =>
        {
            epochs++;
            last = report;
        });
        string loss = last == null ? "" : $", {DescribeLoss(last)}";
        AnsiConsole.WriteLine($"{title}: {epochs} epochs{loss}, {clock.Elapsed.TotalSeconds:F1} s");
        return result;
    }

    private static string DescribeLoss(EpochReport report) =>
        report.ValidationLoss is double loss ? $"validation loss {loss:F4}" : $"training loss {report.TrainingLoss:F4}";
}
