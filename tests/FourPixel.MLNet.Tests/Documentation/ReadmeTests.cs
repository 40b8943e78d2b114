using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(Places.Repository, "README.md"));

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, CodeBlocks().Length)];

    [Fact]
    public void Readme_HasAnExample() => CodeBlocks().Should().NotBeEmpty();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Readme_Example_CompilesAndRuns(int example)
    {
        using var folder = new TemporaryFolder();
        string penguins = Path.Combine(Places.Repository, "samples", "Pipeline", "penguins.csv");
        File.Copy(penguins, folder.FileAt("penguins.csv"));

        ProcessResult result = ExampleProgram.Run(CodeBlocks()[example], folder.Path);

        result.Errors.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
    }

    private static string[] CodeBlocks() => [.. CodeBlock().Matches(_readme).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^```csharp\\r?\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
