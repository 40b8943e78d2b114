namespace FourPixel.MLNet.Tests.Support;

/// <summary>The threads of the process with FourPixel's name, which Linux shortens to 15 letters.</summary>
internal static class HelperThreads
{
    /// <summary>Those that do not end. A thread that has been joined may take the system another moment to clear away.</summary>
    public static string[] Left()
    {
        string[] threads = [];
        SpinWait.SpinUntil(() => (threads = Find()).Length == 0, TimeSpan.FromSeconds(5));
        return threads;
    }

    public static string[] Find() => !OperatingSystem.IsLinux() ? [] :
        [.. Directory.GetDirectories("/proc/self/task").Select(NameOf).Where(name => name.StartsWith("FourPixel helpe", StringComparison.Ordinal))];

    private static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm"));
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
