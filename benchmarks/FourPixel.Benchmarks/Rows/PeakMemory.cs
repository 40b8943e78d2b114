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
    public static long OfChild(params string[] arguments) => long.Parse(ChildProcess.LastLine(arguments));
}
