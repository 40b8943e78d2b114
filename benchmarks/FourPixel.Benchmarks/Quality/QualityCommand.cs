using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using Spectre.Console;

namespace FourPixel.Benchmarks.Quality;

/// <summary>
/// Trains FourPixel beside ML.NET's tree trainers on real data, all at their defaults: 80% of the rows to learn from, 20% to
/// judge by, the mean of some seeds.
/// </summary>
internal static class QualityCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of the four CSV files.", Required = true }.AcceptExistingOnly();
        var seeds = new Option<int>("--seeds") { Description = "How many splits.", DefaultValueFactory = _ => 3 };
        var only = new Option<string?>("--only") { Description = "Only where the names of file and trainer, with a space between, contain this." };
        var set = new Option<string[]>("--set") { Description = "An option of FourPixel's that is not to be at its default, as Name=value; any number of them.", DefaultValueFactory = _ => [] };
        var command = new Command("quality", "Compares FourPixel at its defaults with LightGBM and FastTree on real data.") { data, seeds, only, set };
        command.SetAction(parse =>
            Run(parse.GetValue(data)!.FullName, parse.GetValue(seeds), parse.GetValue(only) ?? "", new OptionSettings(parse.GetValue(set)!)));
        return command;
    }

    private static void Run(string folder, int seeds, string only, OptionSettings settings)
    {
        var table = new Table().AddColumns("data", "metric", "trainer", "mean", "of the seeds", "seconds");
        foreach (QualityTask task in QualityTasks.All)
        {
            string[] trainers = [.. task.Trainers(new MLContext(), settings).Select(trainer => trainer.Name)];
            for (int trainer = 0; trainer < trainers.Length; trainer++)
            {
                if (!$"{task.Name} {trainers[trainer]}".Contains(only, StringComparison.Ordinal))
                    continue;
                (double[] Metrics, double Seconds)[] runs = [.. Enumerable.Range(1, seeds).Select(seed => Measure(task, folder, trainer, seed, settings))];
                for (int metric = 0; metric < task.Metrics.Length; metric++)
                {
                    table.AddRow(task.Name, task.Metrics[metric], trainers[trainer], $"{runs.Average(run => run.Metrics[metric]):G5}",
                        string.Join(" ", runs.Select(run => $"{run.Metrics[metric]:G5}")), $"{runs.Average(run => run.Seconds):F1}");
                }
            }
        }
        AnsiConsole.Write(table);
    }

    private static (double[] Metrics, double Seconds) Measure(QualityTask task, string folder, int trainer, int seed, OptionSettings settings)
    {
        var context = new MLContext(seed);
        IDataView rows = context.Data.Cache(task.Load(context, folder));
        DataOperationsCatalog.TrainTestData parts = context.Data.TrainTestSplit(rows, testFraction: 0.2, seed: seed);
        IEstimator<ITransformer> pipeline = task.Featurize(context).Append(task.Trainers(context, settings)[trainer].Trainer);

        long start = Stopwatch.GetTimestamp();
        ITransformer model = pipeline.Fit(parts.TrainSet);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (task.Evaluate(context, model.Transform(parts.TestSet)), seconds);
    }
}
