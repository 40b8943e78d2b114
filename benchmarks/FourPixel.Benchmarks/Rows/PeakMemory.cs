using System.Diagnostics;

namespace FourPixel.Benchmarks.Rows;

/// <summary>The most memory that a process took.</summary>
internal static class PeakMemory
{
    /// <summary>Of this process so far.</summary>
    public static long OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>Of a command of this program in a process of its own, which ends its output with it.</summary>
    public static long OfChild(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(PeakMemory).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? long.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}.");
    }
}
