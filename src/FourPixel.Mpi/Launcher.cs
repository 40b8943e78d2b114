namespace FourPixel.Mpi;

/// <summary>What the program that starts the ranks leaves in their environment.</summary>
internal static class Launcher
{
    private static readonly string[] _sizes = ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE"];

    /// <summary>Whether MPICH's launcher, or one that speaks its protocol, has started this process.</summary>
    public static bool IsOfMpich => Has("PMI_RANK") && !Has("OMPI_COMM_WORLD_RANK");

    /// <summary>Refuses a library that knows nothing of the ranks that the launcher has started: each would train alone.</summary>
    public static void Check(int size, string library)
    {
        foreach (string name in _sizes)
        {
            if (size == 1 && int.TryParse(Environment.GetEnvironmentVariable(name), out int started) && started > 1)
                throw new MpiException($"This is one of {started} processes ({name}), but {library} sees only one: it is not the MPI library of the launcher that started them. Start the program with the mpirun of the same library.");
        }
    }

    private static bool Has(string name) => Environment.GetEnvironmentVariable(name) != null;
}
