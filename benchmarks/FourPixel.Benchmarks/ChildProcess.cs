using System.Diagnostics;

namespace FourPixel.Benchmarks;

/// <summary>A command of this program in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it, and returns the last line of its output.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static string LastLine(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}.");
    }
}
