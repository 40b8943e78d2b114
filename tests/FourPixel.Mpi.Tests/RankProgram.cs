using FourPixel.Mpi.Tests.Probes;

namespace FourPixel.Mpi.Tests;

/// <summary>What mpirun starts: a probe, whose outcome each rank writes into a file of its own.</summary>
internal static class RankProgram
{
    /// <param name="arguments">The probe, the folder of the outcomes, and what the probe takes.</param>
    public static int Main(string[] arguments)
    {
        Func<MpiCommunicator, string> probe = arguments[0] switch
        {
            nameof(CollectiveProbe) => CollectiveProbe.Run,
            nameof(TrainingProbe) => TrainingProbe.Run,
            nameof(FailureProbe) => FailureProbe.Run,
            nameof(KillProbe) => mpi => KillProbe.Run(mpi, arguments[2]),
            _ => throw new ArgumentException($"There is no probe {arguments[0]}."),
        };
        try
        {
            var mpi = new MpiCommunicator();
            File.WriteAllText(Path.Combine(arguments[1], $"rank-{mpi.Rank}.txt"), probe(mpi));
            mpi.Dispose();
            return 0;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            return 1;
        }
    }
}
