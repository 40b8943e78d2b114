using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace FourPixel.Net.Tests;

/// <summary>
/// Runs a static method of this assembly in a new process, under environment variables that the runtime reads only when it
/// starts. The test assembly is executable, and its entry point is here.
/// </summary>
internal static class ChildProcess
{
    /// <summary>Fails with the output of the child if the method throws there, or does not end in time.</summary>
    public static void Run(Action<string> method, string argument, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = Describe(method, argument);
        start.RedirectStandardError = true;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        if (!child.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            child.Kill();
            Assert.Fail($"{method.Method.DeclaringType}.{method.Method.Name} did not end under {string.Join(", ", environment)}.");
        }
        if (child.ExitCode != 0)
            Assert.Fail($"Under {string.Join(", ", environment)}: {errors.Result}");
    }

    /// <summary>Kills the child at once, without a chance to clean up, some time after it has written its first line.</summary>
    public static void KillWhileRunning(Action<string> method, string argument, TimeSpan delay)
    {
        ProcessStartInfo start = Describe(method, argument);
        start.RedirectStandardOutput = true;
        using Process child = Process.Start(start)!;
        child.StandardOutput.ReadLine().Should().NotBeNull("the child has to start");
        SpinWait.SpinUntil(() => false, delay);
        child.Kill();
        child.WaitForExit();
    }

    public static int Main(string[] args)
    {
        try
        {
            MethodInfo method = typeof(ChildProcess).Assembly.GetType(args[0], throwOnError: true)!
                .GetMethod(args[1], BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            method.CreateDelegate<Action<string>>()(args[2]);
            return 0;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            return 1;
        }
    }

    private static ProcessStartInfo Describe(Action<string> method, string argument) => new(DotnetPath,
        ["exec", typeof(ChildProcess).Assembly.Location, method.Method.DeclaringType!.FullName!, method.Method.Name, argument]);

    /// <summary>The dotnet command that this process runs on: shared/Microsoft.NETCore.App/version lies beside it.</summary>
    private static string DotnetPath => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
