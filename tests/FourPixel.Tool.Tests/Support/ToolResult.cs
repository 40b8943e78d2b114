namespace FourPixel.Tool.Tests.Support;

/// <summary>What the tool printed and returned.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The cells of the row of a table that begins with a cell.</summary>
    public string[] CellsOf(string first) =>
        [.. Output.Split('\n').Select(line => line.Split('│', StringSplitOptions.TrimEntries)).First(cells => cells.Length > 3 && cells[1] == first)[2..^1]];

    /// <summary>The tool succeeded.</summary>
    public ToolResult ShouldSucceed()
    {
        ExitCode.Should().Be(0, "{0}{1}", Output, Errors);
        return this;
    }

    /// <summary>The tool refused in one line.</summary>
    public void ShouldFail(int exitCode, string named)
    {
        Errors.TrimEnd('\r', '\n').Should().StartWith("Error: ").And.Contain(named).And.NotContain("\n");
        ExitCode.Should().Be(exitCode);
    }
}
