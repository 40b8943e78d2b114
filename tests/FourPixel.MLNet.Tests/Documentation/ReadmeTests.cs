using System.Reflection;
using System.Text.RegularExpressions;
using FourPixel.MLNet.Tests.Support;
using FourPixel.Net;

namespace FourPixel.MLNet.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private static readonly string _readme = File.ReadAllText(Path.Combine(Places.Repository, "README.md"));

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, CodeBlocks().Length)];

    [Fact]
    public void Readme_HasExamples() => CodeBlocks().Should().HaveCountGreaterThanOrEqualTo(3);

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

    [Theory]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Loss))]
    [InlineData(typeof(Optimizer))]
    [InlineData(typeof(InputScaling))]
    public void Readme_Tables_NameEveryChoice(Type choice) =>
        NamesInTables().Should().Contain(Enum.GetNames(choice));

    [Fact]
    public void Readme_Tables_NameEveryOption() =>
        NamesInTables().Should().Contain(typeof(FourPixelTrainer.Options)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite).Select(property => property.Name));

    private static string[] CodeBlocks() => [.. CodeBlock().Matches(_readme).Select(match => match.Groups[1].Value)];

    private static HashSet<string> NamesInTables() =>
        [.. _readme.Split('\n').Where(line => line.StartsWith('|')).SelectMany(ReadmeTable.NamesIn)];

    [GeneratedRegex("^```csharp\\r?\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
