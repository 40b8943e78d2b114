using System.Diagnostics;

namespace FourPixel.Benchmarks.Rows;

/// <summary>The peak memory of a process.</summary>
internal static class PeakMemory
{
    /// <summary>The peak memory of this process so far.</summary>
    public static long OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>The peak memory of a command in a separate process, which prints it on the last line.</summary>
    public static long OfChild(params string[] arguments) => long.Parse(ChildProcess.LastLine(arguments));
}
