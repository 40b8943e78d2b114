using FourPixel.Tool.Tests.Support;
using static FourPixel.Tool.Tests.Support.MadeTable;

namespace FourPixel.Tool.Tests.Commands;

/// <summary>Ctrl+C leaves whole files or none.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_CtrlC_EndsWith130AndLeavesNoFile()
    {
        if (OperatingSystem.IsWindows())
            return;
        string data = _folder.Write("data.csv", Make(20_000, ",", Size, Column("colour", i => $"c{i % 3}"), Kind));
        // What a shell starts in the background ignores Ctrl+C, and so does what that starts.
        string[] start = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", StartedProgram.Dotnet] : [StartedProgram.Dotnet];
        using var program = new StartedProgram(_folder.Path, start[0],
            [.. start[1..], Places.ToolProgram, "train", "--data", data, "--label", "kind", "--model", "model.zip", "--effort", "thorough"]);

        program.WaitFor("Binary classification");
        program.Interrupt();

        program.Wait().ShouldFail(ExitCode.Cancelled, "Cancelled; no file was changed.");
        Directory.GetFiles(_folder.Path).Should().Equal(data);
    }
}
