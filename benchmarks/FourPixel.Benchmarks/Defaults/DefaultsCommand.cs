using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using Spectre.Console;
using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Defaults;

/// <summary>
/// The cost and the quality of the defaults: fitting and scoring compared with ML.NET's LightGBM, in turns, and the
/// first fit of a process.
/// </summary>
internal static class DefaultsCommand
{
    private const string ColdCase = "cold";

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder of adult-train.csv; without it, Adult is skipped." }.AcceptExistingOnly();
        var rounds = new Option<int>("--rounds") { Description = "The number of rounds.", DefaultValueFactory = _ => 5 };
        var only = new Option<string?>("--only") { Description = "Only the tables whose name contains this; 'cold' is the first fit of a process." };
        var cold = new Option<string?>("--cold") { Description = "Only fits twice with this trainer, and prints both times.", Hidden = true };
        var command = new Command("defaults", "Times fitting and scoring at the defaults beside LightGBM, warm and cold.") { data, rounds, only, cold };
        command.SetAction(parse =>
        {
            if (parse.GetValue(cold) is string trainer)
                ColdStart.Print(trainer);
            else
                Run(parse.GetValue(data)?.FullName, parse.GetValue(rounds), parse.GetValue(only) ?? "");
        });
        return command;
    }

    private static void Run(string? folder, int rounds, string only)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
        AnsiConsole.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}; medians of {rounds} rounds, those of the ratios round by round");
        foreach ((string name, Func<DefaultsCase> make) in DefaultsCases.All(folder))
        {
            if (name.Contains(only, StringComparison.Ordinal))
                AnsiConsole.Write(Compare(make(), rounds));
        }
        if (ColdCase.Contains(only, StringComparison.Ordinal))
            AnsiConsole.Write(CompareCold(rounds));
    }

    private static Table Compare(DefaultsCase table, int rounds)
    {
        var scoring = new ScoringTimes(table.Context, table.HeldOut);
        (ITransformer ours, ITransformer small, ITransformer theirs) = (table.Ours.Fit(table.Training), table.Small.Fit(table.Training), table.Theirs.Fit(table.Training));
        Measurement fit = new("Fit, ms", "F1"), engine = new("a row of a prediction engine, us", "F3"), transform = new("a row of Transform, us", "F3"),
            forward = new("a row of Network.Forward, us *", "F3");
        for (int round = 0; round < rounds; round++)
        {
            fit.Add(Fit(table.Ours, table.Training), null, Fit(table.Theirs, table.Training));
            double theirEngine = scoring.Engine(theirs);
            engine.Add(scoring.Engine(ours), scoring.Engine(small), theirEngine);
            transform.Add(scoring.Transform(ours), scoring.Transform(small), scoring.Transform(theirs));
            forward.Add(scoring.Forward(ours), scoring.Forward(small), theirEngine);
        }

        Table result = new Table().Title(table.Name)
            .AddColumns("what", "FourPixel", "64-32", "LightGBM", "FourPixel / LightGBM", "64-32 / LightGBM", "of the rounds")
            .Caption($"FourPixel: {table.Quality(ours)}; LightGBM: {table.Quality(theirs)}. * beside a prediction engine of LightGBM");
        foreach (Measurement measurement in (Measurement[])[fit, engine, transform, forward])
            result.AddRow(measurement.Cells());
        return result;
    }

    /// <summary>Returns the time in milliseconds, after a garbage collection.</summary>
    private static double Fit(IEstimator<ITransformer> trainer, IDataView rows)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        trainer.Fit(rows);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Table CompareCold(int rounds)
    {
        (double First, double Second)[][] times = [.. Enumerable.Range(0, rounds).Select(_ => ColdStart.Trainers.Select(ColdStart.OfChild).ToArray())];
        Table result = new Table().Title("The first two fits of a process, 300 x 10").AddColumns("trainer", "first, ms", "second, ms", "first / second", "of the rounds");
        for (int i = 0; i < ColdStart.Trainers.Length; i++)
        {
            double[] ratios = [.. times.Select(round => round[i].First / round[i].Second)];
            result.AddRow(ColdStart.Trainers[i], $"{Median(times.Select(round => round[i].First)):F0}", $"{Median(times.Select(round => round[i].Second)):F0}",
                $"{Median(ratios):F2}", string.Join(" ", ratios.Select(ratio => $"{ratio:F2}")));
        }
        return result;
    }
}
