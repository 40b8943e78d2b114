using System.Diagnostics;

namespace FourPixel.Tool.Tests.Support;

/// <summary>A program in a separate process.</summary>
internal sealed class StartedProgram : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;

    public StartedProgram(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // An installed tool looks for the runtime where this test's own is.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")) ?? "";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Waits until it prints a line that contains a text.</summary>
    public void WaitFor(string text)
    {
        while (_process.StandardOutput.ReadLine() is string line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
    }

    /// <summary>What Ctrl+C does in a terminal.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public ToolResult Wait()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        if (!_process.WaitForExit(_limit))
            throw new TimeoutException($"{_process.StartInfo.FileName} has not ended after {_limit}.");
        return new ToolResult(_process.ExitCode, output.GetAwaiter().GetResult(), _errors.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
