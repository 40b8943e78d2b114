using System.CommandLine;
using System.Globalization;
using FourPixel.Mpi;
using Spectre.Console;
using static FourPixel.Benchmarks.Statistics;

namespace FourPixel.Benchmarks.Ranks;

/// <summary>Compares training on two ranks of one thread each with training in one process on one thread. Needs mpirun.</summary>
internal static class RanksCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "The number of rounds.", DefaultValueFactory = _ => 5 };
        var ranks = new Option<int>("--ranks") { Description = "The number of ranks.", DefaultValueFactory = _ => 2 };
        var worker = new Option<int?>("--worker") { Description = "Only trains one of the networks, and prints its times.", Hidden = true };
        var command = new Command("ranks", "Times training on several ranks over MPI.") { rounds, ranks, worker };
        command.SetAction(parse =>
        {
            if (parse.GetValue(worker) is int index)
                Train(RankedCase.All[index]);
            else
                Run(parse.GetValue(rounds), parse.GetValue(ranks));
        });
        return command;
    }

    private static void Run(int rounds, int ranks)
    {
        var table = new Table().AddColumns("network", "ms a step, one process", $"ms a step, {ranks} ranks", "times as fast", $"{ranks} independent processes", "spent waiting");
        for (int i = 0; i < RankedCase.All.Length; i++)
        {
            // In turns, because the load of the machine varies.
            (double[] Alone, double[] Ranks, double AtOnce)[] times = [.. Enumerable.Range(0, rounds).Select(_ => (Measure(i, 1), Measure(i, ranks), MeasureAtOnce(i, ranks)))];
            table.AddRow(RankedCase.All[i].Name,
                $"{Median(times.Select(time => time.Alone[0])) * 1000:F2}",
                $"{Median(times.Select(time => time.Ranks[0])) * 1000:F2}",
                $"{Median(times.Select(time => time.Alone[0] / time.Ranks[0])):F2} ({times.Min(time => time.Alone[0] / time.Ranks[0]):F2} to {times.Max(time => time.Alone[0] / time.Ranks[0]):F2})",
                $"{Median(times.Select(time => ranks * time.Alone[0] / time.AtOnce)):F2}",
                $"{Median(times.Select(time => time.Ranks[1])):P0}");
        }
        AnsiConsole.Write(table);
    }

    /// <summary>The seconds of a step if several independent processes train at once: the limit of the machine.</summary>
    private static double MeasureAtOnce(int index, int processes) =>
        Task.WhenAll(Enumerable.Range(0, processes).Select(_ => Task.Run(() => Measure(index, 1)[0]))).Result.Average();

    private static double[] Measure(int index, int ranks)
    {
        string line = ranks == 1 ? ChildProcess.LastLine("ranks", "--worker", $"{index}") : ChildProcess.LastLineOfJob(ranks, "ranks", "--worker", $"{index}");
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static void Train(RankedCase ranked)
    {
        // A process that mpirun did not start trains without MPI.
        bool isRank = Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_RANK") != null || Environment.GetEnvironmentVariable("PMI_RANK") != null;
        MpiCommunicator? mpi = isRank ? new MpiCommunicator() : null;
        (double seconds, double waiting) = ranked.Train(mpi);
        if (mpi == null || mpi.Rank == 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {waiting}"));
        mpi?.Dispose();
    }
}
