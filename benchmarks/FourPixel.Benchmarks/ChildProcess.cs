using System.Diagnostics;

namespace FourPixel.Benchmarks;

/// <summary>A command of this program in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it, and returns the last line of its output.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static string LastLine(params string[] arguments) => LastLine(new ProcessStartInfo(Dotnet, [Program, .. arguments]));

    /// <summary>Runs it on several ranks of MPI, and returns the last line of their output.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static string LastLineOfJob(int ranks, params string[] arguments)
    {
        var start = new ProcessStartInfo("mpirun", ["-n", $"{ranks}", Dotnet, Program, .. arguments]);

        // Open MPI does not like to run as root, as in containers.
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";

        // Ranks have a terminal, which the console would greet.
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
