using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FourPixel.Mpi.Tests.Support;

/// <summary>An MPI library with its mpirun, as Debian names them where both are installed.</summary>
public enum Mpi
{
    OpenMpi,
    Mpich,
}

/// <summary>Starts jobs of real ranks.</summary>
internal static class Launch
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts ranks of a program, which is this assembly unless another is given.</summary>
    public static Process Start(Mpi mpi, int ranks, string[] arguments, string? program = null, params (string Name, string Value)[] environment)
    {
        string[] options = mpi == Mpi.OpenMpi ? ["--allow-run-as-root", "--oversubscribe"] : [];
        var start = new ProcessStartInfo(mpi == Mpi.OpenMpi ? "mpirun.openmpi" : "mpirun.mpich",
            [.. options, "-n", $"{ranks}", DotnetPath, "exec", program ?? typeof(Launch).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a job to its end, and returns its exit code and what it has written.</summary>
    public static (int ExitCode, string Output) Run(Mpi mpi, int ranks, string[] arguments, string? program = null, params (string Name, string Value)[] environment)
    {
        using Process job = Start(mpi, ranks, arguments, program, environment);
        Task<string> output = job.StandardOutput.ReadToEndAsync(), errors = job.StandardError.ReadToEndAsync();
        if (!job.WaitForExit(_patience))
        {
            job.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', arguments)} on {ranks} ranks did not end.");
        }
        return (job.ExitCode, output.Result + errors.Result);
    }

    /// <summary>The dotnet command that this process runs on: shared/Microsoft.NETCore.App/version lies beside it.</summary>
    private static string DotnetPath => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
