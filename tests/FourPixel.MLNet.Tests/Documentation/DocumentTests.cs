using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>The examples of the documents are programs that run.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (string document in (string[])["explain.md", "intervals.md"])
            {
                for (int example = 0; example < CodeBlocks(document).Length; example++)
                    examples.Add(document, example);
            }
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Document_Example_CompilesAndRuns(string document, int example)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Places.Repository, "samples", "Pipeline", "penguins.csv"), folder.FileAt("penguins.csv"));

        ProcessResult result = ExampleProgram.Run(CodeBlocks(document)[example], folder.Path);

        result.Errors.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
    }

    private static string[] CodeBlocks(string document) =>
        [.. CodeBlock().Matches(File.ReadAllText(Path.Combine(Places.Repository, "docs", document))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^```csharp\\r?\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
