using System.CommandLine;
using Spectre.Console;

namespace FourPixel.Benchmarks.Quality;

/// <summary>
/// Compares FourPixel with ML.NET's trainers on real data, all at their defaults: 80% training rows and 20% test rows,
/// on several splits.
/// </summary>
internal static class QualityCommand
{
    private const int Width = 160;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of the CSV files.", Required = true }.AcceptExistingOnly();
        var splits = new Option<int?>("--splits") { Description = "How many splits; by default 9, and 3 for the large tables." };
        var only = new Option<string?>("--only") { Description = "Only where the names of table and trainer, with a space between, contain this." };
        var set = new Option<string[]>("--set") { Description = "An option of FourPixel as Name=value, or Name=value,value for an array. Can be repeated.", DefaultValueFactory = _ => [] };
        var tune = new Option<int>("--tune") { Description = "Adds LightGBM with the best of this number of random settings." };
        var sklearn = new Option<bool>("--sklearn") { Description = "Adds the networks of scikit-learn." };
        var command = new Command("quality", "Compares FourPixel at its defaults with ML.NET's trainers on real data.") { data, splits, only, set, tune, sklearn };
        command.SetAction(parse =>
        {
            using ScikitLearn? scikitLearn = parse.GetValue(sklearn) ? new() : null;
            if (scikitLearn?.Missing is string missing)
            {
                Console.Error.WriteLine(missing);
                return 2;
            }
            var contenders = new Contenders(new OptionSettings(parse.GetValue(set)!), parse.GetValue(tune), scikitLearn);
            return Run(parse.GetValue(data)!.FullName, parse.GetValue(splits), parse.GetValue(only) ?? "", contenders);
        });
        return command;
    }

    private static int Run(string folder, int? splits, string only, Contenders contenders)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Width);
        AnsiConsole.WriteLine("Metrics are means over the splits, times are medians.");
        var report = new QualityReport();
        foreach (QualityTask task in QualityTasks.All)
        {
            Contender[] chosen = [.. contenders.Of(task.Kind).Where(contender => $"{task.Name} {contender.Name}".Contains(only, StringComparison.Ordinal))];
            if (chosen.Length > 0)
                report.Add(task, Compare(task, folder, splits ?? task.Splits, chosen));
        }
        report.WriteSummary();
        return 0;
    }

    /// <summary>All trainers use one split before the next one is created.</summary>
    private static QualityResult[] Compare(QualityTask task, string folder, int splits, Contender[] contenders)
    {
        var trials = new List<Trial[]>();
        for (int seed = 1; seed <= splits; seed++)
        {
            var split = Split.Of(task, folder, seed);
            trials.Add([.. contenders.Select(contender => contender.Try(split))]);
        }
        return [.. contenders.Select((contender, i) => new QualityResult(contender.Name, [.. trials.Select(split => split[i])]))];
    }
}
