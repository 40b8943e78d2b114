using Spectre.Console;

namespace FourPixel.Benchmarks.Quality;

/// <summary>The printed report: a table for each task, and an overview.</summary>
internal sealed class QualityReport
{
    private readonly List<(QualityTask Task, QualityResult[] Results)> _tasks = [];

    public void Add(QualityTask task, QualityResult[] results)
    {
        _tasks.Add((task, results));
        Table table = new Table().Title($"{task.Name}, splits: {results[0].Trials.Count}").AddColumn("trainer")
            .AddColumns(task.Kind.Metrics).AddColumns("training, s", "scoring a row, us", $"{task.Kind.Metrics[0]} of the splits");
        foreach (QualityResult result in results)
        {
            table.AddRow([result.Contender, .. task.Kind.Metrics.Select((_, metric) => $"{result.Mean(metric):G5}"),
                $"{result.Seconds:F2}", $"{result.RowMicroseconds:F2}", string.Join(" ", result.Trials.Select(trial => $"{trial.Metrics[0]:G4}"))]);
        }
        AnsiConsole.Write(table);
    }

    /// <summary>One row for each task and one column for each trainer: the mean of the first metric, the best with a star.</summary>
    public void WriteSummary()
    {
        string[] names = [.. _tasks.SelectMany(task => task.Results).Select(result => result.Contender).Distinct()];
        Table table = new Table().Title("Who is ahead (*); lower is better").AddColumns("data", "metric").AddColumns(names);
        foreach ((QualityTask task, QualityResult[] results) in _tasks)
        {
            double best = results.Min(result => result.Mean(0));
            table.AddRow([task.Name, task.Kind.Metrics[0], .. names.Select(name => Cell(results.FirstOrDefault(result => result.Contender == name), best))]);
        }
        AnsiConsole.Write(table);
    }

    private static string Cell(QualityResult? result, double best) =>
        result == null ? "" : $"{result.Mean(0):G5}{(result.Mean(0) == best ? " *" : "")}";
}
