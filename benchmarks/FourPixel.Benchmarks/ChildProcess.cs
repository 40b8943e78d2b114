using System.Diagnostics;

namespace FourPixel.Benchmarks;

/// <summary>Runs commands of this program in separate processes.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a command, and returns the last line of its output.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static string LastLine(params string[] arguments) => LastLine(new ProcessStartInfo(Dotnet, [Program, .. arguments]));

    /// <summary>Runs a command on several MPI ranks, and returns the last line of their output.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static string LastLineOfJob(int ranks, params string[] arguments)
    {
        var start = new ProcessStartInfo("mpirun", ["-n", $"{ranks}", Dotnet, Program, .. arguments]);

        // Open MPI refuses to run as root by default, as in containers.
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";

        // Otherwise the console writes control sequences to the ranks' terminal.
        start.Environment["TERM"] = "dumb";
        return LastLine(start);
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Program => typeof(ChildProcess).Assembly.Location;

    private static string LastLine(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]
            : throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} ended with {child.ExitCode}.");
    }
}
