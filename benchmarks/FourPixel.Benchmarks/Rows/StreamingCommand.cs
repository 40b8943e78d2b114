using System.CommandLine;
using Spectre.Console;

namespace FourPixel.Benchmarks.Rows;

/// <summary>Shows that training on twenty times the memory bound stays within the bound, and is as good as training in memory.</summary>
internal static class StreamingCommand
{
    private const long Bound = 32 << 20;
    private const int TimesTheBound = 20, FewRows = 1_000;

    public static Command Create()
    {
        var rows = new Option<int?>("--peak") { Description = "Only trains on this number of rows, and prints the peak memory.", Hidden = true };
        var command = new Command("streaming", "Trains on more rows than the memory bound allows: peak memory, and validation loss.") { rows };
        command.SetAction(parse =>
        {
            if (parse.GetValue(rows) is int few)
                PrintPeak(few);
            else
                Run();
        });
        return command;
    }

    private static void Run()
    {
        long few = Peak(FewRows), many = Peak(Count(Bound));
        double megabyte = 1 << 20;
        var memory = new Table().AddColumns("rows", "MB of rows", "bound, MB", "peak memory, MB", "more than for few rows, MB",
            "times the bound", "goal");
        memory.AddRow($"{FewRows:N0}", $"{Bytes(FewRows) / megabyte:F0}", $"{Bound / megabyte:F0}", $"{few / megabyte:F0}", "", "", "");
        memory.AddRow($"{Count(Bound):N0}", $"{Bytes(Count(Bound)) / megabyte:F0}", $"{Bound / megabyte:F0}", $"{many / megabyte:F0}",
            $"{(many - few) / megabyte:F0}", $"{(double)(many - few) / Bound:F2}", many - few <= 2 * Bound ? "2 reached" : "2 missed");
        AnsiConsole.Write(memory);
        PrintLosses(bound: 1 << 20);
    }

    private static void PrintLosses(long bound)
    {
        int rows = Count(bound);
        var losses = new Table().AddColumns("seed", $"validation loss, {rows:N0} rows in memory", $"the same within {bound >> 20} MB");
        for (int seed = 1; seed <= 3; seed++)
            losses.AddRow($"{seed}", $"{new StreamingCase(rows, null).Fit(seed):F4}", $"{new StreamingCase(rows, bound).Fit(seed):F4}");
        AnsiConsole.Write(losses);
    }

    private static int Count(long bound) => (int)(TimesTheBound * bound / Bytes(1));

    /// <summary>The features and a target.</summary>
    private static long Bytes(int rows) => (long)rows * (StreamingCase.Columns + 1) * sizeof(float);

    private static long Peak(int rows) => PeakMemory.OfChild("streaming", "--peak", $"{rows}");

    private static void PrintPeak(int rows)
    {
        new StreamingCase(rows, Bound).Fit(seed: 1);
        Console.WriteLine(PeakMemory.OfThisProcess());
    }
}
